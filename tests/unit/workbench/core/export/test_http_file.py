from workbench.core.export.http_file import http_file
from workbench.core.export.outgoing import outgoing
from workbench.core.request import BearerAuth, JsonBody, MultipartBody, Part, RequestDraft


def test_head_blank_line_body() -> None:
    draft = RequestDraft("POST", "http://h/a", auth=BearerAuth("s3cret"), body=JsonBody('{\n "a": 1}'))

    text = http_file(outgoing(draft, {}, secrets=False))

    assert text == (
        "# @no-redirect\nPOST http://h/a HTTP/1.1\nAuthorization: Bearer {{TOKEN}}\n"
        'Content-Type: application/json\n\n{\n "a": 1}\n'
    )


def test_files_are_taken_in_by_their_path() -> None:
    body = MultipartBody((Part("f", path="/x/a.txt", content_type="text/plain"), Part("t", "x")))

    text = http_file(outgoing(RequestDraft("POST", "http://h/", body=body), {}, secrets=True))

    assert 'name="f"; filename="a.txt"\nContent-Type: text/plain\n\n< /x/a.txt\n--workbench-boundary\n' in text
    assert text.endswith("\n\nx\n--workbench-boundary--\n")
