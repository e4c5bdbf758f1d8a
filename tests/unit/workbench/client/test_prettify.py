"""Readable forms, from file to file."""

from pathlib import Path

import pytest

from workbench.client import prettify


@pytest.mark.parametrize(
    ("form", "text", "shown"),
    [("xml", "<a><b/></a>", "<a>\n  <b/>\n</a>"), ("html", "<p>Hi</p><p>you</p>", "Hi\n\nyou")],
)
def test_the_target_appears_complete(form: str, text: str, shown: str, tmp_path: Path) -> None:
    (tmp_path / "in").write_text(text)

    prettify.write(form, tmp_path / "in", tmp_path / "out")

    assert (tmp_path / "out").read_text() == shown
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


def test_what_cannot_be_read_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        prettify.write("xml", tmp_path / "none", tmp_path / "out")

    assert list(tmp_path.iterdir()) == []
