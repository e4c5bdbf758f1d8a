"""The lesson panel: the list of lessons, or the open lesson."""

from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from workbench.state.features import FeaturesSnapshot
from workbench.state.lesson import LessonsSnapshot
from workbench.ui.common.labels import line
from workbench.ui.common.theme import Theme
from workbench.ui.lesson.chooser import Chooser
from workbench.ui.lesson.gestures import Gestures
from workbench.ui.lesson.header import LessonHeader
from workbench.ui.lesson.lesson_view import LessonView


class LessonPanel(QWidget):
    """Draws the lessons; what the learner asks for comes from ``gestures``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gestures = Gestures(self)
        self._snapshot = LessonsSnapshot()
        self._features = FeaturesSnapshot()
        self.header = LessonHeader(theme, self.gestures)
        self.chooser = Chooser(theme, self.gestures)
        self.lesson = LessonView(theme, self.gestures)
        self.pages = QStackedWidget()
        for page in (self.chooser, self.lesson):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(line())
        layout.addWidget(self.pages, 1)
        self.render_lessons(self._snapshot)

    def render_lessons(self, snapshot: LessonsSnapshot) -> None:
        """Draw the course or the open lesson."""
        self._snapshot = snapshot
        self.header.show_lessons(snapshot)
        if snapshot.choosing or snapshot.session is None:
            self.chooser.show_lessons(snapshot)
            self.pages.setCurrentWidget(self.chooser)
        else:
            self._show_lesson(snapshot)

    def _show_lesson(self, snapshot: LessonsSnapshot) -> None:
        focus, step = QApplication.focusWidget(), self.lesson.step
        chosen = focus is not None and self.chooser.isAncestorOf(focus)
        self.lesson.show_lessons(snapshot, self._features)
        self.pages.setCurrentWidget(self.lesson)
        if self.lesson.step is not step:
            self.lesson.order_tabs(self.header.menu_button)
        if chosen:
            self.lesson.take_focus()

    def render_features(self, features: FeaturesSnapshot) -> None:
        """Draw the step's switches as they stand."""
        self._features = features
        if not self._snapshot.choosing:
            self.lesson.show_lessons(self._snapshot, features)
