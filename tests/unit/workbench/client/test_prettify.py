"""Laying a file out into another."""

from pathlib import Path

import pytest

from workbench.client.prettify import write


def test_the_target_appears_complete(tmp_path: Path) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_text('{"a":[1,2]}')

    write(source, target)

    assert target.read_text() == '{\n  "a": [\n    1,\n    2\n  ]\n}'
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_a_missing_source_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write(tmp_path / "nope", tmp_path / "b")

    assert list(tmp_path.iterdir()) == []
