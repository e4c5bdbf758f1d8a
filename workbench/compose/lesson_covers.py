"""Covers answers and the pipeline while they would give the answer to an open prediction away."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from server.contract.events import Event, SwitchEvent
from workbench.core.exchange import Exchange
from workbench.learning.question import Asking, OpenQuestion, question_of
from workbench.state.lesson import LessonsSnapshot
from workbench.state.requests import RequestsSnapshot
from workbench.state.traces import TracesSnapshot
from workbench.ui.common.empty import EmptyState
from workbench.ui.common.veiled import Veiled

if TYPE_CHECKING:
    from workbench.compose.context import Context


def veiled(context: "Context", panel: QWidget) -> Veiled:
    """The panel of answers of a screen that comes later, covered together with that of the Learn screen."""
    title, words = panel.tr("Covered until you predict"), panel.tr("It shows what you are asked on the Learn screen.")
    made = Veiled(panel, EmptyState(context.theme, "eye-off", title, words, panel.tr("To the question")))
    made.acted.connect(partial(context.show_screen, "learn"))
    made.set_covered(any(each.covered for each in context.answers))
    context.answers.append(made)
    return made


class LessonCovers(QObject):
    """Follows the lessons, the requests and the traces on behalf of the panels that show results.

    It lives as long as its parent: a signal does not keep the object alive whose method it calls.
    """

    def __init__(
        self, answers: Sequence[Veiled], pipeline: Veiled, parent: QObject, clock: Callable[[], float] = time.time
    ) -> None:
        """``answers`` may grow: screens are made when they are first shown."""
        super().__init__(parent)
        self._panels = answers
        self._pipeline = pipeline
        self._asking = Asking(clock)
        self._question: OpenQuestion | None = None
        self._exchange: Exchange | None = None
        self._traces = TracesSnapshot()

    def follow(self, snapshot: LessonsSnapshot) -> None:
        """The lesson has come to another moment."""
        session = None if snapshot.choosing else snapshot.session
        since = self._asking.follow(session)
        if session is None or since is None:
            self._question = None
        elif self._question is None or self._question.since != since:
            self._question = question_of(session.lesson, session.step, since)
        self._draw()

    def note_events(self, events: Sequence[Event]) -> None:
        """A switch may have been flipped."""
        for event in events:
            question = self._question
            if isinstance(event, SwitchEvent) and question is not None and event.at >= question.since:
                self._question = replace(question, flipped_at=min(question.flipped_at, event.at))
        self._draw()

    def note_requests(self, snapshot: RequestsSnapshot) -> None:
        """Another answer is in front."""
        self._exchange = snapshot.current.exchange
        self._draw()

    def note_traces(self, snapshot: TracesSnapshot) -> None:
        """Another request is looked at."""
        self._traces = snapshot
        self._draw()

    def _draw(self) -> None:
        for panel in self._panels:
            panel.set_covered(self._answers(self._exchange))
        selected = self._traces.selected
        told = self._answers(self._traces.exchange)
        if selected is not None and self._question is not None:
            summary = selected.summary
            told = self._question.is_answered_by(summary.started_at, summary.method, summary.path)
        self._pipeline.set_covered(self._question is not None and told)

    def _answers(self, exchange: Exchange | None) -> bool:
        if self._question is None or exchange is None:
            return False
        sent = exchange.sent
        method, url = (sent.method, sent.url) if sent else (exchange.draft.method, exchange.draft.url)
        return self._question.is_answered_by(exchange.started_at, method, urlsplit(url).path)
