"""A lesson on disk, whole and right, for tests to break."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lessons.format.template import TEMPLATE

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the template as ``lesson.md`` of a pack, with pieces of its text replaced; gives the lesson's path."""

    def go(swap: dict[str, str] | None = None, text: str = TEMPLATE) -> Path:
        for old, new in (swap or {}).items():
            assert old in text
            text = text.replace(old, new)
        (tmp_path / "pack.toml").write_text('title = "Mine"\nlessons = ["lesson.md"]\n', encoding="utf-8")
        path = tmp_path / "lesson.md"
        path.write_text(text, encoding="utf-8")
        return path

    return go
