"""The list of lessons by chapter: how long each takes, what it builds on, how far it has come, and a way to begin."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from lessons.format.models import Lesson, Pack
from workbench.core.lesson import LessonProgress
from workbench.state.lesson import LessonsSnapshot
from workbench.ui.common.buttons import Button
from workbench.ui.common.icons import pixmap
from workbench.ui.common.labels import TextLabel, paragraph, text
from workbench.ui.common.message import InlineMessage
from workbench.ui.common.theme import Theme
from workbench.ui.lesson.gestures import Gestures


class LessonEntry(QFrame):
    """One lesson of the list."""

    def __init__(self, theme: Theme, lesson: Lesson, needs: str, gestures: Gestures) -> None:
        super().__init__()
        self._theme = theme
        self._lesson = lesson
        self._gestures = gestures
        self._progress = LessonProgress()
        self._mark = QLabel()
        self._mark.setFixedWidth(16)
        self.state = text(theme, "", "small", "text.muted")
        self.button = Button(theme, "", "secondary")
        self.button.clicked.connect(self._on_clicked)
        self.setProperty("kind", "card")
        title = TextLabel(theme, lesson.title, "heading")
        title.setWordWrap(True)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(12, 9, 10, 9)
        outer.setSpacing(8)
        outer.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(self.state)
        if needs:
            words.addWidget(paragraph(theme, self.tr("after {0}").format(needs), "small", "text.muted"))
        outer.addLayout(words, 1)
        outer.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._restyle)

    @property
    def lesson(self) -> Lesson:
        """The lesson it stands for."""
        return self._lesson

    def show_progress(self, progress: LessonProgress, suggested: bool) -> None:
        """Show how far it has come; the suggested one has the primary button."""
        self._progress = progress
        passed, count = len(progress.passed), len(self._lesson.steps)
        steps = self.tr("{0} steps").format(count) if not progress.step else f"{passed} / {count}"
        self.state.setText(self.tr("{0} min · {1}").format(self._lesson.minutes, steps))
        finished, begun = self.tr("Open"), self.tr("Continue")
        self.button.setText(finished if progress.finished else begun if progress.step else self.tr("Begin"))
        self.button.set_kind("primary" if suggested else "secondary")
        self.button.setAccessibleName(f"{self.button.text()}: {self._lesson.title}")
        self._restyle()

    def _restyle(self) -> None:
        icon, token = "circle", "text.muted"
        if self._progress.finished:
            icon, token = "circle-check", "ok.base"
        elif self._progress.step:
            icon, token = "circle-dot", "accent.base"
        self._mark.setPixmap(pixmap(self._theme, icon, token))

    def _on_clicked(self) -> None:
        self._gestures.begin_requested.emit(self._lesson.id)


class Chooser(QScrollArea):
    """All lessons of the course."""

    def __init__(self, theme: Theme, gestures: Gestures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._gestures = gestures
        self._pack: Pack | None = None
        self.entries: list[LessonEntry] = []
        self.message = InlineMessage(theme)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._content = QWidget()
        self._layout = QVBoxLayout(self._content)
        self._layout.setContentsMargins(16, 12, 16, 16)
        self._layout.setSpacing(8)
        self._layout.addWidget(self.message)
        self.setWidget(self._content)
        self._content.setAutoFillBackground(False)

    def show_lessons(self, snapshot: LessonsSnapshot) -> None:
        """Show the course and how far it has come."""
        if snapshot.pack is not None and snapshot.pack is not self._pack:
            self._build(snapshot.pack)
        suggested = _suggested(snapshot)
        for entry in self.entries:
            entry.show_progress(snapshot.progress.of(entry.lesson.id), entry.lesson.id == suggested)
        if snapshot.problem:
            self.message.show_message("warn", self.tr("Not opened"), snapshot.problem)
        else:
            self.message.hide()

    def _build(self, pack: Pack) -> None:
        while self._layout.count() > 1:
            item = self._layout.takeAt(1)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()
        self._pack = pack
        self.entries = []
        chapter = ""
        for lesson in pack.lessons:
            if lesson.chapter != chapter:
                chapter = lesson.chapter
                heading = text(self._theme, pack.chapters.get(chapter, chapter), "caption", "text.muted")
                heading.setContentsMargins(0, 6 if self.entries else 0, 0, 0)
                self._layout.addWidget(heading)
            entry = LessonEntry(self._theme, lesson, _needs(pack, lesson), self._gestures)
            self.entries.append(entry)
            self._layout.addWidget(entry)
        self._layout.addStretch(1)


def _needs(pack: Pack, lesson: Lesson) -> str:
    titles = {each.id: each.title for each in pack.lessons}
    return ", ".join(titles.get(each, each) for each in lesson.prerequisites)


def _suggested(snapshot: LessonsSnapshot) -> str:
    """The lesson to go on with: one that was begun, else the first that is open."""
    lessons = snapshot.pack.lessons if snapshot.pack else ()
    unfinished = [each.id for each in lessons if not snapshot.progress.of(each.id).finished]
    begun = [each for each in unfinished if snapshot.progress.of(each).step]
    return next(iter(begun or unfinished), "")
