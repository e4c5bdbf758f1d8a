"""Lets the open lesson point at a chart, and cover what came of a flip while a prediction is open."""

import time
from collections.abc import Callable

from lessons.format.models import Watch
from workbench.core.lesson import SessionSnapshot
from workbench.state.lesson import LessonsSnapshot
from workbench.ui.charts.panel import ChartsPanel


class LessonCharts:
    """Follows the lessons store on behalf of the charts."""

    def __init__(self, charts: ChartsPanel, clock: Callable[[], float] = time.time) -> None:
        self._charts = charts
        self._clock = clock
        self._open: tuple[str, str] | None = None
        """Lesson and step whose prediction is open."""

    def follow(self, snapshot: LessonsSnapshot) -> None:
        """The lesson has come to another moment."""
        session = None if snapshot.choosing else snapshot.session
        watched = session.step.of(Watch) if session else ()
        self._charts.point_at(frozenset(watch.chart for watch in watched))
        self._cover(session)

    def _cover(self, session: SessionSnapshot | None) -> None:
        """From the moment at which the question was put: earlier flips are no answer to it."""
        waits = session is not None and session.locked and not session.playing
        asking = (session.lesson.id, session.step.id) if session is not None and waits else None
        if asking != self._open:
            self._open = asking
            self._charts.cover(None if asking is None else self._clock())
