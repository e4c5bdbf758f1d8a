"""The open lesson: its title and steps on top, the current step scrolling below, and the bar at the bottom."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from workbench.state.features import FeaturesSnapshot
from workbench.state.lesson import LessonsSnapshot
from workbench.ui.common.focus import chain
from workbench.ui.common.labels import ElidedLabel, TextLabel, line
from workbench.ui.common.message import InlineMessage
from workbench.ui.common.theme import Theme
from workbench.ui.lesson.ending import EndingView
from workbench.ui.lesson.footer import LessonFooter
from workbench.ui.lesson.gestures import Gestures
from workbench.ui.lesson.scene import Scene
from workbench.ui.lesson.step_list import StepList, lines_of
from workbench.ui.lesson.step_view import StepView

_UNBROKEN = "\N{NON-BREAKING HYPHEN}"
_UNDO, _RESUME = "undo", "resume"


class LessonView(QWidget):
    """Draws the session of the snapshot."""

    def __init__(self, theme: Theme, gestures: Gestures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._gestures = gestures
        self._drawn: tuple[str, str] = ("", "")
        self.title = TextLabel(theme, "", "title")
        self.title.setWordWrap(True)
        self.title.setContentsMargins(16, 12, 16, 6)
        self.steps = StepList(theme, gestures)
        self.busy = ElidedLabel(theme, "", "small", "text.muted")
        self.message = InlineMessage(theme)
        self.message.acted.connect(self._on_acted)
        self.step: StepView | None = None
        self.ending = EndingView(theme, gestures)
        self.footer = LessonFooter(theme, gestures)
        self.area = QScrollArea()
        self._content = QVBoxLayout()
        self._build()

    def show_lessons(self, snapshot: LessonsSnapshot, features: FeaturesSnapshot) -> None:
        """Draw the open lesson."""
        session = snapshot.session
        if session is None:
            return
        if self._drawn != (session.lesson.id, session.step.id):
            self._drawn = (session.lesson.id, session.step.id)
            self._replace_step(StepView(self._theme, session.lesson, session.step, self._gestures))
        self.title.setText(session.lesson.title.replace("-", _UNBROKEN))
        self.steps.show_steps(lines_of(session))
        assert self.step is not None
        self.step.show_scene(Scene(session, features, snapshot.idle))
        self.busy.setText(self._busy_words(snapshot))
        self.busy.setVisible(bool(self.busy.text()))
        self._show_message(snapshot)
        self.ending.show_lessons(snapshot)
        self.footer.show_lessons(snapshot)

    def take_focus(self) -> None:
        """Begin with the step's text: the arrows scroll it, Tab goes on to what it offers."""
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def order_tabs(self, after: QWidget) -> None:
        """Let Tab go from there through the lesson from top to bottom."""
        last = chain(after, self.steps)
        QWidget.setTabOrder(last, self.area)
        last = self.area
        for part in (self.message, self.step, self.ending, self.footer):
            last = chain(last, part) if part is not None else last

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        inside = QWidget()
        inside.setLayout(self._content)
        self._content.setContentsMargins(16, 12, 16, 16)
        self._content.setSpacing(10)
        for widget in (self.busy, self.message, self.ending):
            self._content.addWidget(widget)
        self._content.addStretch(1)
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        layout.addWidget(self.title)
        layout.addWidget(self.steps)
        layout.addSpacing(11)
        layout.addWidget(line())
        layout.addWidget(self.area, 1)
        layout.addWidget(line())
        layout.addWidget(self.footer)

    def _replace_step(self, step: StepView) -> None:
        focus = QApplication.focusWidget()
        in_use = focus is not None and self.isAncestorOf(focus)
        if self.step is not None:
            self._content.removeWidget(self.step)
            self.step.hide()
            self.step.deleteLater()
        self.step = step
        self._content.insertWidget(2, step)
        self.area.verticalScrollBar().setValue(0)
        self.area.setAccessibleName(step.title)
        if in_use:
            self.take_focus()

    def _busy_words(self, snapshot: LessonsSnapshot) -> str:
        session = snapshot.session
        assert session is not None
        if session.busy:
            return f"{session.busy} …"
        return self.tr("Showing how …") if snapshot.showing else ""

    def _show_message(self, snapshot: LessonsSnapshot) -> None:
        session = snapshot.session
        assert session is not None
        if snapshot.problem or session.notice:
            self.message.show_message("warn", self.tr("Not done"), snapshot.problem or session.notice)
        elif session.playing:
            words = self.tr("Nothing that you do now counts for the lesson.")
            back = [(_RESUME, self.tr("Back to the lesson"))]
            self.message.show_message("accent", self.tr("Free play"), words, actions=back)
        elif session.can_undo and not session.recorded and not session.busy:
            words = self.tr("What was passed and answered there can be brought back.")
            self.message.show_message("accent", self.tr("Begun anew"), words, actions=[(_UNDO, self.tr("Undo"))])
        else:
            self.message.hide()

    def _on_acted(self, action: str) -> None:
        if action == _UNDO:
            self._gestures.undo_requested.emit()
        elif action == _RESUME:
            self._gestures.play_requested.emit(False)
