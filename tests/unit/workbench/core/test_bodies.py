"""Multipart bodies: stable boundary, quoted names, files named and counted."""

import pytest

from workbench.core.bodies import FileContent, build
from workbench.core.draft_error import DraftError
from workbench.core.request import MultipartBody, NoBody, Part


def sizes(path: str) -> int:
    if path == "/missing":
        raise FileNotFoundError(2, "No such file", path)
    return 5


def test_nothing_is_nothing() -> None:
    assert build(NoBody(), {}, sizes).size == 0


def test_parts_stand_between_boundaries() -> None:
    body = MultipartBody(
        (Part("title", "a {{v}}"), Part("off", "x", enabled=False), Part('q"', "1", content_type="text/x"))
    )

    source = build(body, {"v": "b"}, sizes)
    data = source.literal()

    mark = source.content_type.partition("boundary=")[2].encode()
    assert data is not None
    assert data == (
        b"--" + mark + b'\r\nContent-Disposition: form-data; name="title"\r\n\r\na b\r\n'
        b"--" + mark + b'\r\nContent-Disposition: form-data; name="q%22"\r\nContent-Type: text/x\r\n\r\n1\r\n'
        b"--" + mark + b"--\r\n"
    )
    assert source.size == len(data)


def test_the_boundary_is_the_same_for_the_same_parts_only() -> None:
    one, other = MultipartBody((Part("a", "1"),)), MultipartBody((Part("a", "2"),))

    assert build(one, {}, sizes).content_type == build(one, {}, sizes).content_type
    assert build(one, {}, sizes).content_type != build(other, {}, sizes).content_type


def test_a_file_is_named_and_counted_but_not_read() -> None:
    source = build(MultipartBody((Part("f", path="/x/note.json"),)), {}, sizes)

    assert FileContent("/x/note.json", 5) in source.pieces
    assert source.literal() is None
    assert b'filename="note.json"\r\nContent-Type: application/json' in source.pieces[0]  # type: ignore[operator]


def test_a_file_that_cannot_be_read_names_its_part() -> None:
    with pytest.raises(DraftError, match="Body, part 1: the file /missing can't be read"):
        build(MultipartBody((Part("f", path="/missing"),)), {}, sizes)


def test_a_file_may_go_under_another_name() -> None:
    body = MultipartBody((Part("f", path="a.bin", filename="b.txt"),))

    first = build(body, {}, lambda _path: 3).pieces[0]

    assert isinstance(first, bytes)
    assert b'filename="b.txt"\r\nContent-Type: text/plain' in first
