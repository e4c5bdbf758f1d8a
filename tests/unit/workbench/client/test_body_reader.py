"""Making bodies ready."""

import json
from pathlib import Path

import pytest

from workbench.client import body_reader
from workbench.client.body_reader import Body

JSON = "application/json; charset=utf-8"


def made(folder: Path, content: bytes, kind: str = JSON) -> Body:
    path = folder / "a.body"
    path.write_bytes(content)
    return body_reader.read(path, kind)


@pytest.mark.parametrize("kind", [JSON, "application/problem+json"])
def test_json_has_lines_layout_and_tree(kind: str, tmp_path: Path) -> None:
    value = [{"id": number} for number in range(40)]

    body = made(tmp_path, json.dumps(value).encode(), kind)

    assert body.complete
    assert body.tree is not None
    assert body.pretty is not None
    assert body.pretty.read(0, 999) == json.dumps(value, indent=2).splitlines()
    assert body.raw.count == 1


@pytest.mark.parametrize("text", ["{oops}", "{oops", "[" * 100_000 + "]" * 100_000, ""])
def test_broken_json_has_lines_only(text: str, tmp_path: Path) -> None:
    assert made(tmp_path, text.encode()).tree is None


def test_text_has_no_layout(tmp_path: Path) -> None:
    body = made(tmp_path, b"[1]", "text/plain")

    assert (body.pretty, body.tree, body.raw.read(0, 1)) == (None, None, ["[1]"])


def test_another_charset_is_read_as_such(tmp_path: Path) -> None:
    body = made(tmp_path, "Grüße €".encode("cp1252"), "text/plain; charset=windows-1252")

    assert body.raw.read(0, 1) == ["Grüße €"]
    assert body.bad_characters == 0
    assert body.size == 7


def test_bytes_that_are_no_text_are_counted(tmp_path: Path) -> None:
    body = made(tmp_path, b"ok \xff\xfe \xef\xbf\xbd end", "text/plain")

    assert body.bad_characters == 2


def test_it_is_read_slice_by_slice(tmp_path: Path) -> None:
    path = tmp_path / "a.body"
    path.write_bytes(b"line\n" * 100_000)
    body = Body(path, "text/plain")

    body.index(0.0)
    assert not body.complete
    while not body.complete:
        body.index(0.001)

    assert body.raw.count == 100_000
    assert body.hex.count == 31_250


def test_saving_copies_the_bytes(tmp_path: Path) -> None:
    made(tmp_path, b"\x00\x01")

    assert body_reader.save(tmp_path / "a.body", tmp_path / "out") == 2
    assert (tmp_path / "out").read_bytes() == b"\x00\x01"
