"""Brings the switch that a lesson's step names into sight, so that nobody has to look for its section."""

from PySide6.QtCore import QObject

from lessons.format.models import Toggle
from workbench.state.lesson import LessonsSnapshot
from workbench.ui.switchboard.panel import SwitchboardPanel


class LessonSwitches(QObject):
    """Follows the lessons store on behalf of the switchboard.

    It lives as long as its parent: a signal does not keep the object alive whose method it calls.
    """

    def __init__(self, switchboard: SwitchboardPanel, parent: QObject | None) -> None:
        super().__init__(parent)
        self._switchboard = switchboard
        self._at: tuple[str, str] | None = None

    def follow(self, snapshot: LessonsSnapshot) -> None:
        """The lesson has come to another moment; only a new step counts, what the user closes then stays closed."""
        session = None if snapshot.choosing else snapshot.session
        at = (session.lesson.id, session.step.id) if session else None
        if at == self._at:
            return
        self._at = at
        toggles = session.step.of(Toggle) if session else ()
        if toggles:
            self._switchboard.unfold(toggles[0].feature)
