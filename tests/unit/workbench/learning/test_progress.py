import json

import pytest

from workbench.core.lesson import LessonProgress, Progress
from workbench.learning.progress import ProgressFile, merged, read_progress, write_progress

SOME = LessonProgress("fast", ("slow",), {"guess": "b"}, {"slow": "200"}, {"slow": 1}, ("price",), finished=True)


def test_what_is_kept_comes_back(tmp_path) -> None:
    path = tmp_path / "progress.json"
    ProgressFile(path).keep("test.index", SOME)

    found = ProgressFile(path)

    assert found.load().of("test.index") == SOME
    assert found.message == ""
    assert found.progress.of("never begun") == LessonProgress()


def test_a_broken_file_is_set_aside_and_said(tmp_path) -> None:
    path = tmp_path / "progress.json"
    path.write_text("{ broken")
    progress = ProgressFile(path)

    assert progress.load() == Progress()
    assert "set aside" in progress.message
    progress.keep("test.index", SOME)
    assert [each.read_text() for each in tmp_path.glob("*.broken-*")] == ["{ broken"]


@pytest.mark.parametrize(
    "lesson", [{"passed": "slow", "answers": [], "step": 4}, {"passed": [1], "hints": {"slow": "x"}, "finished": "yes"}]
)
def test_what_has_another_shape_is_left_out(tmp_path, lesson) -> None:
    path = tmp_path / "progress.json"
    path.write_text(json.dumps({"format": 1, "lessons": {"a": lesson, "b": 5}}))

    assert ProgressFile(path).load() == Progress({"a": LessonProgress()})


def test_nothing_changed_writes_nothing(tmp_path) -> None:
    path = tmp_path / "progress.json"
    progress = ProgressFile(path)
    progress.keep("a", SOME)
    path.unlink()

    progress.keep("a", SOME)

    assert not path.exists()


def test_two_machines_add_up(tmp_path) -> None:
    theirs = Progress({"a": LessonProgress("x", ("fast",), {"guess": "a"}), "b": SOME})
    write_progress(tmp_path / "export.json", theirs)
    progress = ProgressFile(tmp_path / "progress.json")
    progress.keep("a", SOME)

    assert progress.import_from(tmp_path / "export.json") == ""

    found = ProgressFile(tmp_path / "progress.json").load()
    assert found == merged(Progress({"a": SOME}), theirs)
    assert (found.of("a").passed, found.of("a").answers, found.of("a").finished) == (
        ("slow", "fast"),
        {"guess": "a"},
        True,
    )


def test_an_import_that_cannot_be_read_changes_nothing(tmp_path) -> None:
    (tmp_path / "export.json").write_text("no")
    progress = ProgressFile()

    assert "could not be read" in progress.import_from(tmp_path / "export.json")
    assert "could not be read" in progress.import_from(tmp_path / "missing.json")
    assert (tmp_path / "export.json").read_text() == "no"
    assert read_progress(tmp_path / "none.json") == (Progress(), "")


def test_another_window_loses_nothing(tmp_path) -> None:
    first, second = (ProgressFile(tmp_path / "progress.json") for _ in range(2))
    first.keep("a", SOME)

    second.keep("b", SOME)

    assert read_progress(tmp_path / "progress.json")[0] == Progress({"a": SOME, "b": SOME})
