"""The lessons' wiring, without a backend."""

import gc
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from lessons.format import course_path, load_pack
from lessons.format.models import Toggle, Watch
from workbench.compose.context import Context
from workbench.compose.lessons import wire
from workbench.core.lesson import SessionSnapshot, StepLine
from workbench.state.lesson import LessonsSnapshot
from workbench.ui.charts.panel import ChartsPanel
from workbench.ui.lesson.panel import LessonPanel
from workbench.ui.switchboard.panel import SwitchboardPanel


class _Requests(QObject):
    finished = Signal(object)


class _Burst(QObject):
    finished = Signal(object)
    failed = Signal(str)


@pytest.fixture
def panel(qtbot: QtBot, shell: Any) -> LessonPanel:
    shell.requests, shell.burst = _Requests(), _Burst()
    shell.endings = []
    shell.charts = ChartsPanel(shell.theme)
    shell.switchboard = SwitchboardPanel(shell.theme)
    qtbot.addWidget(shell.charts)
    qtbot.addWidget(shell.switchboard)
    shell.show_screen = lambda _screen: None
    made = wire(shell)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: bool(made.chooser.entries))
    return made


def test_course_is_listed(panel: LessonPanel) -> None:
    assert len(panel.chooser.entries) == len(load_pack(course_path()).lessons)
    assert panel.pages.currentWidget() is panel.chooser


def test_every_lesson_is_a_command(panel: LessonPanel, shell: Context) -> None:
    titles = {command.title for command in shell.commands.all()}

    assert "Add an index: from full scan to B-tree lookup" in titles


def test_lesson_without_a_backend_is_refused_in_the_list(qtbot: QtBot, panel: LessonPanel) -> None:
    panel.show()

    panel.chooser.entries[0].button.click()

    assert panel.chooser.message.isVisible()
    panel.close()


def test_nothing_can_be_done_with_no_lesson_open(panel: LessonPanel, shell: Context) -> None:
    able = [command.id for command in shell.commands.fixed() if command.id.startswith("lesson.") and command.enabled()]

    assert able == ["lesson.export", "lesson.import"]


def test_progress_is_written_where_the_dialog_says(
    qtbot: QtBot, panel: LessonPanel, shell: Context, tmp_path: Path
) -> None:
    shell.commands.run("lesson.export")
    asked = panel.findChild(QFileDialog)
    assert asked is not None
    asked.fileSelected.emit(str(tmp_path / "progress.json"))
    asked.close()

    qtbot.waitUntil((tmp_path / "progress.json").exists)


def test_a_file_that_holds_no_progress_is_refused_and_left_alone(
    qtbot: QtBot, panel: LessonPanel, shell: Context, tmp_path: Path
) -> None:
    (tmp_path / "letter.json").write_text("Dear all", "utf-8")
    panel.show()

    shell.lessons.import_progress(str(tmp_path / "letter.json"))

    qtbot.waitUntil(panel.chooser.message.isVisible)
    assert (tmp_path / "letter.json").read_text("utf-8") == "Dear all"
    panel.close()


def test_broken_progress_is_told_to_the_learner(qtbot: QtBot, panel: LessonPanel, shell: Any, stand_in: Any) -> None:
    shell.lessons.set_aside.emit("progress.json was set aside")

    assert ("tell", "progress.json was set aside") in stand_in.asked


def test_charts_follow_the_lesson_for_as_long_as_the_window_lives(panel: LessonPanel, shell: Context) -> None:
    lesson = load_pack(course_path()).lesson("data.index")
    step = next(step for step in lesson.steps if step.of(Watch))
    lines = tuple(StepLine(each.id, each.title, "open") for each in lesson.steps)
    gc.collect()

    shell.lessons_store.replace(LessonsSnapshot(session=SessionSnapshot(lesson, step, lines), choosing=False))

    assert shell.charts._pointed_at == {"latency"}


def test_switchboard_follows_the_lesson_for_as_long_as_the_window_lives(
    monkeypatch: pytest.MonkeyPatch, panel: LessonPanel, shell: Context
) -> None:
    lesson = load_pack(course_path()).lesson("data.index")
    step = next(step for step in lesson.steps if step.of(Toggle))
    lines = tuple(StepLine(each.id, each.title, "open") for each in lesson.steps)
    unfolded: list[str] = []
    monkeypatch.setattr(shell.switchboard, "unfold", unfolded.append)
    gc.collect()

    shell.lessons_store.replace(LessonsSnapshot(session=SessionSnapshot(lesson, step, lines), choosing=False))

    assert unfolded == ["data.index"]
