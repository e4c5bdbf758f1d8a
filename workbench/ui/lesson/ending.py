"""What stands below the last step once the lesson is finished: what comes next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lessons.format.models import Lesson
from workbench.state.lesson import LessonsSnapshot
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import paragraph
from workbench.ui.common.theme import Theme
from workbench.ui.lesson.card import Card
from workbench.ui.lesson.gestures import Gestures


class EndingView(QWidget):
    """The lesson is finished, and which one follows."""

    def __init__(self, theme: Theme, gestures: Gestures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = Card(theme, "badge-check", self.tr("Lesson finished"), "ok.base")
        self.words = paragraph(theme)
        self.following = Button(theme, "", "secondary", "arrow-right", large=True)
        self.following.clicked.connect(gestures.following_requested)
        self._card.body.addWidget(self.words)
        self._card.body.addWidget(self.following)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)
        self._card.body.setAlignment(self.following, Qt.AlignmentFlag.AlignLeft)

    def show_lessons(self, snapshot: LessonsSnapshot) -> None:
        """Show it below the last step of a finished lesson."""
        session = snapshot.session
        at_the_end = session is not None and session.finished and session.position == len(session.lesson.steps) - 1
        self.setVisible(at_the_end)
        if at_the_end:
            self._show_following(snapshot.following)

    def _show_following(self, lesson: Lesson | None) -> None:
        self.following.setVisible(lesson is not None)
        if lesson is None:
            self.words.setText(self.tr("That was the last lesson of the course."))
            return
        self.words.setText(self.tr("Next: {0}, {1} min.").format(lesson.title, lesson.minutes))
        self.following.setText(self.tr("Begin it"))
