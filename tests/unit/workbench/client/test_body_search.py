"""Words in a body of any size."""

from pathlib import Path

import pytest

from workbench.client import block_file, body_search
from workbench.client.body_reader import Body, read
from workbench.core.lines import Match


def body(folder: Path, text: str, kind: str = "text/plain") -> Body:
    path = folder / "a.body"
    path.write_text(text, "utf-8")
    return read(path, kind)


def test_all_are_counted_whatever_the_case(tmp_path: Path) -> None:
    found = body_search.search(body(tmp_path, "a KEY\nkey Key").raw, "key")

    assert (found.count, found.offsets) == (3, (2, 6, 10))
    assert found.matches == (Match(0, 2, 3), Match(1, 0, 3), Match(1, 4, 3))


def test_places_count_characters_not_bytes(tmp_path: Path) -> None:
    assert body_search.search(body(tmp_path, "éé here\n").raw, "here").matches == (Match(0, 3, 4),)


@pytest.mark.parametrize("block", [3, 5, 8])
def test_what_lies_across_blocks_is_found_once(block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(block_file, "BLOCK_BYTES", block)
    monkeypatch.setattr(body_search, "BLOCK_BYTES", block)

    found = body_search.search(body(tmp_path, "xx\nx needle needle xx").raw, "NEEDLE")

    assert (found.count, found.offsets) == (2, (5, 12))
    assert found.matches == (Match(1, 2, 6), Match(1, 9, 6))


def test_the_laid_out_form_is_searched_by_its_own_lines(tmp_path: Path) -> None:
    made = body(tmp_path, '{"a":[1,"needle"]}', "application/json")
    assert made.pretty is not None

    assert body_search.search(made.pretty, "needle").matches == (Match(3, 5, 6),)
    assert body_search.search(made.raw, "").count == 0


def test_only_the_first_matches_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_search, "MAX_MATCHES", 2)

    found = body_search.search(body(tmp_path, "x x x x").raw, "x")

    assert (found.count, len(found.matches)) == (4, 2)
