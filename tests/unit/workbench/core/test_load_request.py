from pathlib import Path

from workbench.core.encode import encode
from workbench.core.load_request import load_request, short_target
from workbench.core.request import JsonBody, MultipartBody, Part, RequestDraft, Row

BASE = {"base": "http://127.0.0.1:8000"}


def no_files(_path: str) -> bytes:
    raise AssertionError("no file is part of this request")


def test_same_bytes_as_a_single_send() -> None:
    draft = RequestDraft("POST", "{{base}}/tasks", params=(Row("q", "a b"),), body=JsonBody('{"title": "x"}'))
    encoded = encode(draft, BASE)

    made = load_request(encoded, no_files)

    assert (made.method, made.url, made.body) == ("POST", encoded.url, b'{"title": "x"}')
    assert made.headers == tuple((header.name, header.value) for header in encoded.headers)


def test_files_are_read_into_the_body(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"file content")
    draft = RequestDraft("POST", "{{base}}/tasks", body=MultipartBody((Part("f", path=str(path)),)))

    made = load_request(encode(draft, BASE, file_size=lambda _: 12), lambda name: Path(name).read_bytes())

    assert b"file content" in made.body


def test_short_target() -> None:
    assert short_target("http://127.0.0.1:8000/tasks?limit=5") == "/tasks?limit=5"
