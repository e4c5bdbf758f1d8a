"""A small code editor: line numbers, a mark and a wavy line where something is wrong, soft indentation."""

import re

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from workbench.ui.common.icons import pixmap
from workbench.ui.common.own_keys import leaves_undo
from workbench.ui.common.theme import Theme

_INDENT = "  "
_TOKEN = re.compile(r'"[^"]*"?|\w+|\S')
_MARK = 13


class CodeEdit(QPlainTextEdit):
    """For texts that somebody types; answers of any size have a view of their own."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._problem_line = 0
        self._problem_offset = -1
        self._gutter = _Gutter(self)
        self.setFont(theme.font("body", mono=True))
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.blockCountChanged.connect(self._fit_gutter)
        self.updateRequest.connect(self._scroll_gutter)
        theme.changed.connect(self._mark)
        self._fit_gutter()

    def show_problem(self, offset: int, line: int) -> None:
        """Mark a place; a negative offset clears the mark."""
        self._problem_offset, self._problem_line = offset, line if offset >= 0 else 0
        self._mark()

    def go_to(self, offset: int) -> None:
        """Put the cursor at an offset and show it."""
        cursor = self.textCursor()
        cursor.setPosition(min(offset, len(self.toPlainText())))
        self.setTextCursor(cursor)
        self.centerCursor()
        self.setFocus()

    def replace_range(self, start: int, end: int, text: str) -> None:
        """Change a stretch so that undo brings it back."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)

    def event(self, event: QEvent) -> bool:
        return leaves_undo(event, self.document()) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            event.ignore()  # Ctrl+Enter sends
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._new_line()
            return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """A file that is dropped is not text: whoever holds this editor takes it."""
        return not _has_files(source) and super().canInsertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        area = self.contentsRect()
        self._gutter.setGeometry(QRect(area.left(), area.top(), self.gutter_width(), area.height()))

    def gutter_width(self) -> int:
        digits = max(2, len(str(self.blockCount())))
        return self.fontMetrics().horizontalAdvance("0") * digits + _MARK + 18

    def paint_gutter(self, event: QPaintEvent) -> None:
        painter = QPainter(self._gutter)
        painter.fillRect(event.rect(), self._theme.color("bg.panel"))
        painter.setFont(self._theme.font("small", mono=True))
        block = self.firstVisibleBlock()
        top = round(self.blockBoundingGeometry(block).translated(self.contentOffset()).top())
        while block.isValid() and top <= event.rect().bottom():
            height = round(self.blockBoundingRect(block).height())
            self._paint_number(painter, block.blockNumber() + 1, QRect(0, top, self._gutter.width() - 8, height))
            block = block.next()
            top += height

    def _paint_number(self, painter: QPainter, number: int, rect: QRect) -> None:
        wrong = number == self._problem_line
        painter.setPen(self._theme.color("error.base" if wrong else "text.muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number))
        if wrong:
            mark = pixmap(self._theme, "circle-x", "error.base", _MARK)
            painter.drawPixmap(4, rect.center().y() - _MARK // 2, mark)

    def _new_line(self) -> None:
        cursor = self.textCursor()
        line = cursor.block().text()[: cursor.positionInBlock()]
        indent = line[: len(line) - len(line.lstrip())]
        deeper = _INDENT if line.rstrip().endswith(("{", "[")) else ""
        cursor.insertText("\n" + indent + deeper)
        self.ensureCursorVisible()

    def _fit_gutter(self) -> None:
        self.setViewportMargins(self.gutter_width(), 0, 0, 0)
        self._gutter.setFixedWidth(self.gutter_width())

    def _scroll_gutter(self, _rect: QRect, dy: int) -> None:
        if dy:
            self._gutter.scroll(0, dy)
        self._gutter.update()

    def _mark(self) -> None:
        self.setExtraSelections(self._selections() if self._problem_offset >= 0 else [])
        self._gutter.update()

    def _selections(self) -> list[QTextEdit.ExtraSelection]:
        block = self.document().findBlockByNumber(self._problem_line - 1)
        line = _selection(QTextCursor(block), QTextCharFormat())
        line.format.setBackground(self._theme.color("error.tint"))
        line.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        cursor = QTextCursor(block)
        start = max(0, min(self._problem_offset - block.position(), block.length() - 1))
        token = _TOKEN.match(block.text(), start)
        cursor.setPosition(block.position() + start)
        end = block.position() + (token.end() if token else start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return [line, _selection(cursor, _wavy(self._theme.color("error.base")))]


class _Gutter(QWidget):
    def __init__(self, editor: CodeEdit) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(self._editor.gutter_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.paint_gutter(event)


def _has_files(source: QMimeData) -> bool:
    return any(url.isLocalFile() for url in source.urls())


def _selection(cursor: QTextCursor, style: QTextCharFormat) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor = cursor
    made.format = style
    return made


def _wavy(color: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    made.setUnderlineColor(color)
    return made
