from pathlib import Path

import pytest

from workbench.collection.steps import ChangedSinceError, Make, Move, Write, backwards, take


def test_steps_are_taken_and_taken_back(tmp_path: Path) -> None:
    old = tmp_path / "a.yml"
    old.write_text("one")
    steps = (
        Make(tmp_path / "folder"),
        Write(old, "one", "two"),
        Move(old, tmp_path / "folder" / "b.yml"),
        Write(tmp_path / "c.yml", None, "new"),
    )

    take(steps)
    assert (tmp_path / "folder" / "b.yml").read_text() == "two"

    take(backwards(steps))
    assert old.read_text() == "one"
    assert [one.name for one in tmp_path.iterdir()] == ["a.yml"]


def test_when_one_fails_those_before_it_are_undone(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("one")
    (tmp_path / "taken").mkdir()

    with pytest.raises(ChangedSinceError):
        take((Write(file, "one", "two"), Make(tmp_path / "taken")))

    assert file.read_text() == "one"


@pytest.mark.parametrize(
    "step",
    [
        Write(Path("a.yml"), "what it held before", "x"),
        Write(Path("a.yml"), None, "x"),
        Move(Path("gone.yml"), Path("b.yml")),
        Move(Path("a.yml"), Path("c.yml")),
        Make(Path("a.yml")),
    ],
)
def test_nothing_that_changed_since_is_destroyed(
    step: Write | Move | Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yml").write_text("later")
    Path("c.yml").write_text("another")

    with pytest.raises(ChangedSinceError):
        take((step,))

    assert (Path("a.yml").read_text(), Path("c.yml").read_text()) == ("later", "another")
