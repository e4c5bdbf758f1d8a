"""Making bodies ready, searching and saving them."""

import asyncio
import json
from pathlib import Path

import pytest

from workbench.client import body_reader
from workbench.client.line_index import LineIndex
from workbench.core.lines import Match

BODY = json.dumps([{"id": number, "title": "Rotate the KEY"} for number in range(40)])


@pytest.fixture
def body(tmp_path: Path) -> Path:
    path = tmp_path / "a.body"
    path.write_text(BODY)
    return path


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "application/problem+json"])
def test_json_has_a_tree(body: Path, kind: str) -> None:
    reading = body_reader.read(body, kind)

    assert reading.is_json
    assert reading.tree is not None


def test_other_kinds_and_broken_json_have_none(body: Path, tmp_path: Path) -> None:
    broken = tmp_path / "b.body"
    broken.write_text("{oops")

    assert body_reader.read(body, "text/plain").tree is None
    assert body_reader.read(broken, "application/json").tree is None


def test_nesting_that_is_too_deep_has_no_tree(tmp_path: Path) -> None:
    deep = tmp_path / "b.body"
    deep.write_text("[" * 100_000 + "]" * 100_000)

    assert body_reader.read(deep, "application/json").tree is None


@pytest.mark.parametrize("limit", [1 << 20, 0])
def test_laying_out_here_and_in_its_own_process(body: Path, limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_reader, "IN_PROCESS_BYTES", limit)

    lines = asyncio.run(body_reader.pretty(body))

    assert "\n".join(lines.read(0, lines.count)) == json.dumps(json.loads(BODY), indent=2)


def test_a_search_counts_all_whatever_the_case(body: Path) -> None:
    found = body_reader.search(LineIndex(body), "key")

    assert found.count == 40
    assert found.matches[0] == Match(0, BODY.index("KEY"), 3)


def test_a_search_finds_what_lies_across_two_chunks(tmp_path: Path) -> None:
    path = tmp_path / "a.body"
    path.write_bytes(b"x" * ((1 << 20) - 2) + b"needle" + b"x" * 100)

    assert body_reader.search(LineIndex(path), "NEEDLE").count == 1


def test_the_place_of_a_match_counts_characters_not_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.body"
    path.write_text("éé here\n")

    assert body_reader.search(LineIndex(path), "here").matches == (Match(0, 3, 4),)


def test_saving_copies_the_bytes(body: Path, tmp_path: Path) -> None:
    assert body_reader.save(body, tmp_path / "out.json") == len(BODY)
    assert (tmp_path / "out.json").read_text() == BODY
