"""Lets the open lesson point at a chart, and cover what came of a flip while a prediction is open."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject

from lessons.format.models import Watch
from workbench.learning.question import Asking
from workbench.state.lesson import LessonsSnapshot
from workbench.ui.charts.panel import ChartsPanel


class LessonCharts(QObject):
    """Follows the lessons store on behalf of the charts.

    It lives as long as its parent: a signal does not keep the object alive whose method it calls.
    """

    def __init__(self, charts: ChartsPanel, parent: QObject | None, clock: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._charts = charts
        self._asking = Asking(clock)

    def follow(self, snapshot: LessonsSnapshot) -> None:
        """The lesson has come to another moment."""
        session = None if snapshot.choosing else snapshot.session
        watched = session.step.of(Watch) if session else ()
        self._charts.point_at(frozenset(watch.chart for watch in watched))
        self._charts.cover(self._asking.follow(session))  # earlier flips are no answer to the question
