"""The strip on top of the lesson panel: where we are in the course, and what can be done with the lesson as a whole."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from lessons.format.models import Lesson, Pack
from workbench.state.lesson import LessonsSnapshot
from workbench.ui.common.buttons import IconButton
from workbench.ui.common.labels import ElidedLabel, text
from workbench.ui.common.theme import Theme
from workbench.ui.lesson.gestures import Gestures


class LessonHeader(QWidget):
    """Chooser, breadcrumb, place in the course, menu."""

    def __init__(self, theme: Theme, gestures: Gestures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gestures = gestures
        self._snapshot = LessonsSnapshot()
        self.setFixedHeight(theme.size("panelHeader") - 1)
        self.chooser = IconButton(theme, "list-checks", self.tr("All lessons"))
        self.chooser.clicked.connect(self._on_chooser)
        self.chapter = ElidedLabel(theme, "", "body", "text.secondary")
        self._arrow = text(theme, "›", "body", "text.muted")
        self.number = text(theme, "", "heading")
        self.place = text(theme, "", "body", "text.secondary")
        self.menu_button = IconButton(theme, "ellipsis", self.tr("Reset, free play, show me"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._build_menu()
        self.menu_button.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 8, 0)
        row.setSpacing(6)
        for widget in (self.chooser, self.chapter, self._arrow, self.number):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.place)
        row.addWidget(self.menu_button)

    def show_lessons(self, snapshot: LessonsSnapshot) -> None:
        """Show where we are."""
        self._snapshot = snapshot
        session, pack = snapshot.session, snapshot.pack
        in_lesson = session is not None and not snapshot.choosing
        self._arrow.setVisible(in_lesson)
        self.number.setVisible(in_lesson)
        self.menu_button.setVisible(in_lesson)
        self.chooser.setEnabled(session is not None)
        self.chooser.setToolTip(self.tr("All lessons") if in_lesson else self.tr("Back to the lesson"))
        if pack is None:
            self.chapter.setText(self.tr("Lessons"))
            self.place.setText("")
        elif session is not None and in_lesson:
            self._show_place(pack, session.lesson)
            self._show_menu()
        else:
            self.chapter.setText(pack.title)
            done = sum(snapshot.progress.of(lesson.id).finished for lesson in pack.lessons)
            self.place.setText(self.tr("{0} of {1} finished").format(done, len(pack.lessons)))

    def _show_place(self, pack: Pack, lesson: Lesson) -> None:
        self.chapter.setText(pack.chapters.get(lesson.chapter, lesson.chapter))
        chapter = [*pack.chapters].index(lesson.chapter) + 1 if lesson.chapter in pack.chapters else 1
        siblings = [each.id for each in pack.lessons if each.chapter == lesson.chapter]
        self.number.setText(f"{chapter}.{siblings.index(lesson.id) + 1}")
        ids = [each.id for each in pack.lessons]
        self.place.setText(self.tr("{0} of {1}").format(ids.index(lesson.id) + 1, len(ids)))

    def _build_menu(self) -> None:
        reset = self._gestures.reset_requested.emit
        self.show_me = self._action(self.tr("Show me"), self._gestures.show_requested.emit)
        self.play = self._action("", self._on_play)
        self._menu.addSeparator()
        self._action(self.tr("Reset this step"), lambda: reset("step"))
        self._action(self.tr("Reset this lesson"), lambda: reset("lesson"))
        self._action(self.tr("Reset everything"), lambda: reset("all"))
        self.undo = self._action(self.tr("Undo the reset"), self._gestures.undo_requested.emit)

    def _action(self, title: str, run: object) -> QAction:
        action = self._menu.addAction(title)
        action.triggered.connect(run)
        return action

    def _show_menu(self) -> None:
        session = self._snapshot.session
        assert session is not None
        self.undo.setEnabled(session.can_undo)
        self.show_me.setEnabled(self._snapshot.idle and session.step.solve is not None)
        self.play.setText(self.tr("Back to the lesson") if session.playing else self.tr("Free play"))

    def _on_chooser(self) -> None:
        self._gestures.choose_requested.emit(not self._snapshot.choosing)

    def _on_play(self) -> None:
        session = self._snapshot.session
        if session is not None:
            self._gestures.play_requested.emit(not session.playing)
