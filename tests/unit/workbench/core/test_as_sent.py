from workbench.core.as_sent import MOST_BODY_BYTES, as_sent
from workbench.core.encode import encode
from workbench.core.request import BearerAuth, FileBody, JsonBody, RawBody, RequestDraft, Row

BASE = {"base": "http://127.0.0.1:8000"}


def plain(text: str) -> str:
    return text


def test_lines_are_what_is_sent_with_who_put_them_there() -> None:
    draft = RequestDraft("POST", headers=(Row("X-A", "1"),), auth=BearerAuth("t"), body=JsonBody('{\n"a": 1\n}'))

    lines = as_sent(encode(draft, BASE), plain)

    assert lines[0].text == "POST /tasks HTTP/1.1"
    by = {line.text.partition(":")[0]: line.by for line in lines if line.kind == "header"}
    assert (by["X-A"], by["Authorization"], by["Content-Type"], by["Host"]) == ("you", "auth", "body", "client")
    assert [line.text for line in lines if line.kind == "body"] == ["{", '"a": 1', "}"]


def test_secrets_are_covered() -> None:
    lines = as_sent(encode(RequestDraft(auth=BearerAuth("s3cret")), BASE), lambda text: text.replace("s3cret", "•"))

    assert not any("s3cret" in line.text for line in lines)
    assert any(line.text == "Authorization: Bearer •" for line in lines)


def test_a_long_body_is_cut_and_says_so() -> None:
    encoded = encode(RequestDraft("POST", body=RawBody("x" * (MOST_BODY_BYTES + 5))), BASE)

    assert as_sent(encoded, plain)[-1].text == "… 5 more bytes"


def test_a_file_is_named_and_not_read() -> None:
    encoded = encode(RequestDraft("POST", body=FileBody("big.bin")), BASE, file_size=lambda _path: 5_000_000)

    assert as_sent(encoded, plain)[-1].text == "5,000,000 bytes of big.bin"
