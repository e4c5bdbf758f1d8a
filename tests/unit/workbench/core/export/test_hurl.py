"""Hurl files, held against a small reading of its grammar that knows nothing of the writer."""

import re

from hypothesis import given
from hypothesis import strategies as st

from workbench.core.assertion import Assertion, Capture
from workbench.core.export.hurl import hurl
from workbench.core.export.outgoing import outgoing
from workbench.core.request import (
    BearerAuth,
    FileBody,
    JsonBody,
    MultipartBody,
    NoBody,
    Part,
    RawBody,
    RequestDraft,
    Row,
)

TEXT = st.text(st.characters(exclude_characters="\0{", exclude_categories=["Cs"]), max_size=20)


def test_request_assertions_and_captures() -> None:
    draft = RequestDraft(
        "POST",
        "http://h/a",
        auth=BearerAuth("s3cret"),
        body=JsonBody('{\n "a": 1}'),
        follow_redirects=True,
        verify_tls=False,
        assertions=(
            Assertion("status", "", "eq", "201"),
            Assertion("json", "$.id", "is_type", "integer"),
            Assertion("json", "$.title", "eq", "x"),
            Assertion("json", "$.n", "between", "1, 5"),
            Assertion("header", "Location", "exists"),
            Assertion("time", "", "lt", "500", enabled=False),
            Assertion("schema", "", "valid"),
        ),
        captures=(Capture("id", "json", "$.id"), Capture("sid", "cookie", "session", enabled=False)),
    )

    text = hurl(outgoing(draft, {}, secrets=False))

    assert text == (
        "POST http://h/a\n"
        "Authorization: Bearer {{TOKEN}}\n"
        "Content-Type: application/json\n"
        "[Options]\n"
        "location: true\n"
        "max-redirs: 20\n"
        "insecure: true\n"
        "compressed: true\n"
        '{\n "a": 1}\n'
        "\n"
        "HTTP 201\n"
        "[Captures]\n"
        'id: jsonpath "$.id"\n'
        '# sid: cookie "session"\n'
        "[Asserts]\n"
        'jsonpath "$.id" isInteger\n'
        'jsonpath "$.title" == "x"\n'
        'jsonpath "$.n" >= 1\n'
        'jsonpath "$.n" <= 5\n'
        'header "Location" exists\n'
        "# duration < 500\n"
        "# not in Hurl: schema  is as the API says\n"
    )


def test_files_go_by_their_path() -> None:
    parts = MultipartBody((Part("t", "x # y"), Part("f", path="/a b.png", content_type="image/png")))

    whole = hurl(outgoing(RequestDraft("PUT", "http://h/", body=FileBody("a.bin")), {}, secrets=True))
    multipart = hurl(outgoing(RequestDraft("POST", "http://h/", body=parts), {}, secrets=True))

    assert "\nfile,a.bin;\n" in whole
    assert "[Multipart]\nt: x \\# y\nf: file,/a\\ b.png; image/png\n" in multipart


def read_back(text: str) -> tuple[str, str, dict[str, str], str]:
    """Method, URL, headers and body, by Hurl's grammar: comments, escapes, backtick strings."""
    head, _, rest = text.partition("[Options]\n")
    method, _, url = head.splitlines()[0].partition(" ")
    headers = {name: value[1:] for name, _, value in (line.partition(":") for line in head.split("\n")[1:])}
    body = ("\n" + re.sub(r"\A(?:[a-z0-9-]+: \S+\n)+", "", rest)).rpartition("\n\nHTTP")[0][1:]
    if body.startswith("hex,"):
        return method, _unescaped(url), headers, bytes.fromhex(body[4:-1]).decode()
    if body.startswith("`"):
        assert body.endswith("`")
        assert not re.search(r"(?<!\\)(?:\\\\)*`", body[1:-1])
        return method, _unescaped(url), headers, _unescaped(body[1:-1])
    return method, _unescaped(url), headers, body


def _unescaped(text: str) -> str:
    named = {"n": "\n", "r": "\r", "t": "\t"}
    return re.sub(
        r"\\(?:u\{([0-9a-f]+)\}|(.))",
        lambda found: chr(int(found[1], 16)) if found[1] else named.get(found[2], found[2]),
        text,
        flags=re.DOTALL,
    )


@given(TEXT, TEXT)
def test_any_header_and_body_survive(value: str, body: str) -> None:
    line = re.sub(r"[\r\n]", "", value).strip(" \t")
    draft = RequestDraft("POST", "http://h/a", headers=(Row("X-A", line),), body=RawBody(body) if body else NoBody())

    method, url, headers, found = read_back(hurl(outgoing(draft, {"x": ""}, secrets=True)))

    assert (method, url) == ("POST", "http://h/a")
    assert _unescaped(headers.get("X-A", "")) == line
    assert found == body
