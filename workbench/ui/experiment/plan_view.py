"""The query plans of both sides as a diff: what the database stopped doing, and what it does instead."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workbench.core.experiment import PlanPair
from workbench.core.plan_diff import DiffMark, diff_lines
from workbench.ui.common.header import PanelHeader
from workbench.ui.common.labels import TextLabel, paragraph, text
from workbench.ui.common.theme import Theme

MOST = 2
TOKENS: dict[DiffMark, tuple[str, str]] = {
    "-": ("diff.delText", "diff.delBg"),
    "+": ("diff.addText", "diff.addBg"),
    " ": ("text.secondary", ""),
}


class PlanView(QWidget):
    """The statements whose plans differ, the most frequent first; the first one when none differs."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pairs: tuple[PlanPair, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = PanelHeader(theme, self.tr("Query plan"))
        head.add(text(theme, "EXPLAIN QUERY PLAN", "caption", "text.muted", mono=True))
        self._body = QWidget()
        layout.addWidget(head)
        layout.addWidget(self._body)
        theme.changed.connect(self._redraw)

    def render_plans(self, pairs: tuple[PlanPair, ...]) -> None:
        """Show other plans; hidden when no statement was sent."""
        differing = tuple(pair for pair in pairs if pair.a != pair.b)
        self._pairs = (differing or pairs[:1])[:MOST]
        self.setVisible(bool(self._pairs))
        self._redraw()

    def _redraw(self) -> None:
        fresh = QWidget()
        layout = QVBoxLayout(fresh)
        layout.setContentsMargins(16, 8, 16, 10)
        layout.setSpacing(8)
        for pair in self._pairs:
            layout.addWidget(self._block(pair))
        self.layout().replaceWidget(self._body, fresh)  # type: ignore[union-attr]  # it has one
        self._body.deleteLater()
        self._body = fresh

    def _block(self, pair: PlanPair) -> QFrame:
        block = QFrame()
        block.setProperty("kind", "inset")
        layout = QVBoxLayout(block)
        layout.setContentsMargins(5, 5, 5, 5)
        layout.setSpacing(0)
        sql = paragraph(self._theme, pair.sql, "small", "text.primary")
        sql.setFont(self._theme.font("small", mono=True))
        sql.setContentsMargins(5, 0, 5, 3)
        sql.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(sql)
        for mark, words in diff_lines(pair.a, pair.b):
            layout.addWidget(self._line(mark, words))
        return block

    def _line(self, mark: DiffMark, words: str) -> TextLabel:
        token, ground = TOKENS[mark]
        label = paragraph(self._theme, f"{mark} {words}", "small", token)
        label.setFont(self._theme.font("small", mono=True))
        label.setContentsMargins(5, 1, 5, 1)
        if ground:
            palette = label.palette()
            palette.setColor(QPalette.ColorRole.Window, self._theme.color(ground))
            label.setPalette(palette)
            label.setAutoFillBackground(True)
        return label
