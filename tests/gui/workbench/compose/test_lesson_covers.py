from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lessons.format import course_path, load_pack
from lessons.format.models import Predict
from server.contract.events import SwitchEvent
from server.contract.features import Switchboard
from server.contract.traces import Trace, TraceSummary
from workbench.compose.lesson_covers import LessonCovers, veiled
from workbench.core.lesson import SessionSnapshot
from workbench.core.request import RequestDraft
from workbench.state.lesson import LessonsSnapshot
from workbench.state.requests import RequestsSnapshot, Tab
from workbench.state.traces import TracesSnapshot
from workbench.ui.common.empty import EmptyState
from workbench.ui.common.theme import Theme
from workbench.ui.common.veiled import Veiled

ASKED_AT = 100.0


@pytest.fixture
def panels(qtbot: QtBot, theme: Theme) -> tuple[Veiled, Veiled]:
    made = [Veiled(QLabel(name), EmptyState(theme, "eye-off", "Covered", "")) for name in ("response", "pipeline")]
    for panel in made:
        qtbot.addWidget(panel)
    return made[0], made[1]


@pytest.fixture
def covers(panels: tuple[Veiled, Veiled]) -> LessonCovers:
    return LessonCovers(panels[:1], panels[1], panels[0], clock=lambda: ASKED_AT)


def _open(lesson_id: str) -> LessonsSnapshot:
    lesson = load_pack(course_path()).lesson(lesson_id)
    step = next(step for step in lesson.steps if step.of(Predict))
    return LessonsSnapshot(session=SessionSnapshot(lesson, step, (), locked=True), choosing=False)


def _answer(method: str, url: str, at: float) -> RequestsSnapshot:
    exchange: Any = SimpleNamespace(started_at=at, sent=SimpleNamespace(method=method, url=url))
    return RequestsSnapshot(tabs=(replace(Tab(1, RequestDraft()), exchange=exchange),), active=1)


def _trace(method: str, path: str, at: float) -> TracesSnapshot:
    summary = TraceSummary(seq=1, request_id="x", method=method, path=path, status=200, started_at=at, duration_ms=1.0)
    return TracesSnapshot(selected=Trace(summary=summary, stages=()))


def test_the_request_that_is_asked_about_is_covered_until_the_guess(
    covers: LessonCovers, panels: tuple[Veiled, Veiled]
) -> None:
    question = _open("http.anatomy")
    covers.follow(question)

    covers.note_requests(_answer("GET", "http://127.0.0.1:8000/tasks/seven", ASKED_AT + 1))
    covers.note_traces(_trace("GET", "/tasks/seven", ASKED_AT + 1))
    covered = [panel.covered for panel in panels]
    assert question.session is not None
    covers.follow(replace(question, session=replace(question.session, locked=False)))

    assert covered == [True, True]
    assert [panel.covered for panel in panels] == [False, False]


def test_other_requests_and_earlier_ones_are_seen(covers: LessonCovers, panels: tuple[Veiled, Veiled]) -> None:
    covers.follow(_open("http.anatomy"))

    covers.note_requests(_answer("GET", "http://127.0.0.1:8000/tasks/7", ASKED_AT + 1))
    covers.note_traces(_trace("GET", "/tasks/seven", ASKED_AT - 1))

    assert [panel.covered for panel in panels] == [False, False]


def test_what_comes_after_a_flip_is_covered(covers: LessonCovers, panels: tuple[Veiled, Veiled]) -> None:
    covers.follow(_open("data.index"))
    covers.note_traces(_trace("GET", "/tasks", ASKED_AT + 1))
    before = panels[1].covered

    board = Switchboard(version=2, settings={}, order=())
    covers.note_events([SwitchEvent(at=ASKED_AT + 2, label="index owner", switchboard=board)])
    covers.note_traces(_trace("GET", "/tasks", ASKED_AT + 3))
    covers.note_requests(_answer("GET", "http://127.0.0.1:8000/tasks?owner_id=42", ASKED_AT + 3))

    assert not before
    assert [panel.covered for panel in panels] == [True, True]


def test_a_screen_made_while_the_question_is_open_is_covered_too_and_leads_to_it(
    qtbot: QtBot, theme: Theme, panels: tuple[Veiled, Veiled]
) -> None:
    shown: list[str] = []
    context: Any = SimpleNamespace(theme=theme, answers=[panels[0]], show_screen=shown.append)
    covers = LessonCovers(context.answers, panels[1], panels[0], clock=lambda: ASKED_AT)
    question = _open("http.anatomy")
    covers.follow(question)
    covers.note_requests(_answer("GET", "http://127.0.0.1:8000/tasks/seven", ASKED_AT + 1))

    later = veiled(context, QLabel("response"))
    qtbot.addWidget(later)
    while_open = later.covered
    later.findChild(QPushButton).click()
    assert question.session is not None
    covers.follow(replace(question, session=replace(question.session, locked=False)))

    assert while_open
    assert shown == ["learn"]
    assert not later.covered


def test_a_screen_made_before_the_question_is_covered_with_it(
    qtbot: QtBot, theme: Theme, panels: tuple[Veiled, Veiled]
) -> None:
    context: Any = SimpleNamespace(theme=theme, answers=[], show_screen=lambda _screen: None)
    covers = LessonCovers(context.answers, panels[1], panels[0], clock=lambda: ASKED_AT)
    early = veiled(context, QLabel("response"))
    qtbot.addWidget(early)
    before = early.covered

    covers.follow(_open("http.anatomy"))
    covers.note_requests(_answer("GET", "http://127.0.0.1:8000/tasks/seven", ASKED_AT + 1))

    assert not before
    assert early.covered
