"""The bar below a lesson: back, hint, on to the next step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.state.lesson import LessonsSnapshot
from workbench.ui.common.buttons import COMMAND, Button
from workbench.ui.common.pill import Badge
from workbench.ui.common.theme import Theme
from workbench.ui.lesson.gestures import Gestures


class LessonFooter(QWidget):
    """Next is enabled once the step is passed."""

    def __init__(self, theme: Theme, gestures: Gestures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(39)
        self.back = Button(theme, self.tr("Back"), "ghost", "chevron-left")
        self.back.setToolTip(self.tr("Previous step (Alt+Left)"))
        self.back.setProperty(COMMAND, "lesson.back")
        self.hint = Button(theme, self.tr("Hint"), "ghost", "lightbulb")
        self.next = Button(theme, "", "secondary")
        self.next.setToolTip(self.tr("Next step (Alt+Right)"))
        self._key = Badge(theme, self.tr("Alt →"), "key")
        for part in (self.next, self._key):
            part.setProperty(COMMAND, "lesson.next")
        self.back.clicked.connect(gestures.back_requested)
        self.hint.clicked.connect(gestures.hint_requested)
        self.next.clicked.connect(gestures.forward_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.back)
        row.addWidget(self.hint)
        row.addStretch(1)
        row.addWidget(self.next)
        inside = QHBoxLayout(self.next)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addWidget(self._key, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._air = " " * 13

    def show_lessons(self, snapshot: LessonsSnapshot) -> None:
        """Show what can be done now."""
        session = snapshot.session
        if session is None:
            return
        last = session.position + 1 == len(session.lesson.steps)
        following = last and session.finished and snapshot.following is not None
        self.back.setEnabled(session.position > 0)
        self.hint.setEnabled(session.can_show_hint)
        offered = self.tr("Show a hint") if session.can_show_hint else self.tr("A hint is offered after two misses")
        self.hint.setToolTip(offered)
        self.next.setText((self.tr("Next lesson") if following else self.tr("Next step")) + self._air)
        self.next.setAccessibleName(self.next.text().strip())
        ready = session.may_go_on or following
        self.next.setEnabled(ready)
        if self.next.property("kind") != ("primary" if ready else "secondary"):
            self.next.set_kind("primary" if ready else "secondary")
