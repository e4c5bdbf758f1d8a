"""Comparing two bodies here and in a process of its own."""

import asyncio
import json
from pathlib import Path

import pytest

from workbench.client import compare_bodies
from workbench.client.compare_bodies import Input, compare

JSON = "application/json"


def body(folder: Path, name: str, value: object) -> Input:
    path = folder / name
    path.write_text(json.dumps(value))
    return Input(path, JSON, path.stat().st_size)


@pytest.mark.parametrize("limit", [1 << 20, 0])
def test_both_forms_here_and_there(limit: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare_bodies, "IN_PROCESS_BYTES", limit)
    a, b = body(tmp_path, "a", {"n": 1, "s": "x"}), body(tmp_path, "b", {"n": 2, "s": "x"})

    by_structure = asyncio.run(compare("structure", a, b))
    as_text = asyncio.run(compare("text", a, b))

    assert [(row.key, row.mark) for row in by_structure.rows] == [("n", "changed"), ("s", "same")]
    assert [row.text for row in as_text.lines if row.mark != "same"] == ['  "n": 1,', '  "n": 2,']


def test_what_is_too_large_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare_bodies, "MAX_BYTES", 5)
    a = body(tmp_path, "a", {"n": 1})

    with pytest.raises(ValueError, match="compared up to"):
        asyncio.run(compare("text", a, a))


def test_what_is_no_json_is_said_by_the_process_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare_bodies, "IN_PROCESS_BYTES", 0)
    path = tmp_path / "a"
    path.write_text("{oops")
    a = Input(path, JSON, 5)

    with pytest.raises(ValueError, match="Expecting"):
        asyncio.run(compare("structure", a, a))
