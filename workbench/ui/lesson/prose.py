"""Shows a piece of a lesson's prose, as high as its text."""

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from workbench.ui.common.theme import Theme
from workbench.ui.lesson.markdown import INSIDE, Look, to_html


class ProseView(QTextBrowser):
    """Grows with its text and never scrolls; fetches nothing.

    Signals:
        lesson_requested: A link to another lesson was followed; carries its id.
    """

    lesson_requested = Signal(str)

    def __init__(self, theme: Theme, markdown: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._markdown = markdown
        self.setProperty("kind", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenLinks(False)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._on_link)
        theme.changed.connect(self._draw)
        self._draw()

    def set_markdown(self, markdown: str) -> None:
        """Show other prose."""
        if markdown != self._markdown:
            self._markdown = markdown
            self._draw()

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Load nothing, from nowhere."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 0)

    def wheelEvent(self, event: object) -> None:
        event.ignore()  # type: ignore[attr-defined]  # QWheelEvent: the panel around it scrolls

    def _draw(self) -> None:
        self.document().setDefaultFont(self._theme.font("body"))
        self.setHtml(to_html(self._markdown, look_of(self._theme)))
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        height = round(self.document().size().height())
        if height != self.height():
            self.setFixedHeight(height)

    def _on_link(self, url: QUrl) -> None:
        target = url.toString()
        if target.startswith(INSIDE):
            self.lesson_requested.emit(target.removeprefix(INSIDE))


def look_of(theme: Theme) -> Look:
    """The theme's colours for prose."""

    def color(token: str) -> str:
        return theme.color(token).name()

    mono: QFont = theme.font("small", mono=True)
    return Look(
        text=color("text.secondary"),
        strong=color("text.primary"),
        muted=color("text.muted"),
        accent=color("accent.base"),
        accent_tint=color("accent.tint"),
        code_back=color("bg.inset"),
        code_line=color("line.subtle"),
        code_text=color("text.primary"),
        mono=mono.families()[0],
        keyword=color("syntax.keyword"),
        string=color("syntax.string"),
        number=color("syntax.number"),
        comment=color("syntax.comment"),
    )
