"""One field in three versions beside each other: before, mine, and on disk, with a choice between the last two."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.core.side_by_side import Line, Sides
from workbench.ui.common.labels import text
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme

MINE, THEIRS = "mine", "theirs"
_FEWEST, _MOST = 2, 14


class VersionColumns(QWidget):
    """What changed has a ground of its own, and a mark at the begin of its line.

    Signals:
        chosen: The other side was chosen.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sides: Sides | None = None
        self.choice = Segmented(theme, [(MINE, _tr("Mine")), (THEIRS, _tr("On disk"))])
        self.choice.set_value(MINE)
        self.choice.setAccessibleName(_tr("Which {0} to keep").format(title))
        self.base, self.mine, self.theirs = (
            self._column(f"{title}, {word}") for word in (_tr("before"), _tr("mine"), _tr("on disk"))
        )
        self._build(title)
        self.choice.selected.connect(self._on_choice)
        theme.changed.connect(self._restyle)

    @property
    def takes_theirs(self) -> bool:
        """Whether the file's version was chosen."""
        return self.choice.value == THEIRS

    def choose(self, value: str) -> None:
        """Take a side without a signal."""
        self.choice.set_value(value)
        self._restyle()

    def show_sides(self, sides: Sides, remark: str = "") -> None:
        """Show the three versions, with a remark where they look alike and aren't."""
        self._sides = sides
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        self._restyle()
        longest = max(len(sides.base), len(sides.mine), len(sides.theirs))
        height = self.base.fontMetrics().lineSpacing() * min(_MOST, max(_FEWEST, longest)) + 22
        for column in (self.base, self.mine, self.theirs):
            column.setFixedHeight(height)

    def _build(self, title: str) -> None:
        self.remark = text(self._theme, "", "small", "text.muted")
        head = QHBoxLayout()
        head.addWidget(text(self._theme, title, "heading"))
        head.addWidget(self.choice)
        head.addWidget(self.remark)
        head.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(8)
        for column in (self.base, self.mine, self.theirs):
            columns.addWidget(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(columns)

    def _column(self, name: str) -> QPlainTextEdit:
        made = QPlainTextEdit()
        made.setReadOnly(True)
        made.setFont(self._theme.font("small", mono=True))
        made.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        made.setTabChangesFocus(True)
        made.setAccessibleName(name)
        return made

    def _on_choice(self, _value: str) -> None:
        self._restyle()
        self.chosen.emit()

    def _restyle(self) -> None:
        if self._sides is None:
            return
        left = "bg.inset" if self.takes_theirs else "ok.tint"
        self._fill(self.base, self._sides.base, "warn.tint", "- ")
        self._fill(self.mine, self._sides.mine, left, "+ ")
        self._fill(self.theirs, self._sides.theirs, "ok.tint" if self.takes_theirs else "bg.inset", "+ ")

    def _fill(self, column: QPlainTextEdit, lines: tuple[Line, ...], ground: str, mark: str) -> None:
        column.setPlainText("\n".join((mark if line.changed else "  ") + line.text for line in lines))
        cursor = QTextCursor(column.document())
        for number, line in enumerate(lines):
            cursor.setPosition(column.document().findBlockByNumber(number).position())
            if line.changed:
                block = QTextBlockFormat()
                block.setBackground(self._theme.color(ground))
                cursor.setBlockFormat(block)
            if line.folded:
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                muted = QTextCharFormat()
                muted.setForeground(self._theme.color("text.muted"))
                cursor.setCharFormat(muted)


def _tr(text: str) -> str:
    return QCoreApplication.translate("VersionColumns", text)
