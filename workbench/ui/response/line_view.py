"""Shows a text of any size: only the visible lines are read and painted, so 50 MB cost no more than a page."""

import math
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from workbench.core.folds import Folds
from workbench.core.lines import NOTHING, FoldingLines, Found, Lines, Match
from workbench.ui.common.theme import Theme

_MAX_COPY_LINES = 20_000
REPLACED = "\ufffd"
"""Stands for bytes that are no text."""
Place = tuple[int, int]
"""A line and a character in it."""
Runs = Callable[[str], Iterable[tuple[int, int, str]]]
"""Stretches of a line with the colour token of each."""
_FOLD_KEYS = {Qt.Key.Key_Minus: True, Qt.Key.Key_Plus: False}


def _plain(words: str) -> Iterable[tuple[int, int, str]]:
    return ((0, len(words), "text.primary"),)


class LineView(QAbstractScrollArea):
    """A read-only view over Lines: scroll, select, copy, fold (- and +), and walk through what was found.

    Signals:
        painted: The first page of newly shown lines is on the screen.
    """

    painted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: Lines | None = None
        self._runs: Runs = _plain
        self._folds = Folds()
        self._found: Found = NOTHING
        self._current: Match | None = None
        self._anchor: Place = (0, 0)
        self._cursor: Place = (0, 0)
        self._fresh = False
        self._counted = 0
        """Lines that were there when they were last looked at: more may come while a worker reads on."""
        self.setFont(theme.font("small", mono=True))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        theme.changed.connect(self.viewport().update)

    def show_lines(self, lines: Lines | None, runs: Runs | None = None) -> None:
        """Show other lines from their beginning; the same ones stay where they are, but more may have come below."""
        if lines is self._lines:
            self._fit()
            if self._last_visible() >= self._counted:
                self.viewport().update()
            self._counted = lines.count if lines else 0
            return
        self._lines, self._runs, self._found, self._current = lines, runs or _plain, NOTHING, None
        self._folds.clear()
        self._anchor = self._cursor = (0, 0)
        self._fresh = True
        self._counted = lines.count if lines else 0
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)
        self._fit()
        self.viewport().update()

    def show_found(self, found: Found, current: Match | None) -> None:
        """Mark what was found, and bring one match into sight."""
        self._found = found
        if current is not None and current != self._current:
            self._bring_into_sight(current)
        self._current = current
        self.viewport().update()

    @property
    def top_line(self) -> int:
        return self._folds.line(self.verticalScrollBar().value())

    def toggle_fold(self, line: int, *, fold: bool | None = None) -> None:
        """Fold what a line opens, or open it again; ``fold`` says which where only one is wanted."""
        is_folded = self._folds.end(line) is not None
        if is_folded and fold is not True:
            self._folds.unfold(line)
        elif not is_folded and fold is not False and isinstance(self._lines, FoldingLines):
            end = self._lines.fold_end(line)
            if end is not None:
                self._folds.fold(line, end)
        self._fit()
        self.viewport().update()

    def selected_text(self) -> str:
        """What is selected, at most 20,000 lines of it."""
        first, last = sorted((self._anchor, self._cursor))
        if self._lines is None or first == last:
            return ""
        lines = self._lines.read(first[0], min(last[0] - first[0] + 1, _MAX_COPY_LINES))
        if lines and first[0] + len(lines) - 1 == last[0]:
            lines[-1] = lines[-1][: last[1]]
        lines[0] = lines[0][first[1] :]
        return "\n".join(lines)

    def copy(self) -> None:
        text = self.selected_text()
        if text:
            QGuiApplication.clipboard().setText(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.color("bg.raised"))
        painter.fillRect(0, 0, self._gutter() - 6, self.viewport().height(), self._theme.color("bg.panel"))
        if self._lines is None:
            return
        painter.setFont(self.font())
        for row, (line, words) in enumerate(self._shown()):
            self._paint_line(painter, line, row * self._height(), words)
        if self._fresh:
            self._fresh = False
            self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._cursor = self._place(event.position().toPoint())
            if event.position().x() < self._gutter() - 6:
                self.toggle_fold(self._cursor[0])
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._anchor = self._cursor
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            at = event.position().toPoint()
            if at.y() < 0 or at.y() > self.viewport().height():
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + (1 if at.y() > 0 else -1))
            self._cursor = self._place(at)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: self._page(),
            Qt.Key.Key_PageUp: -self._page(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        step = steps.get(Qt.Key(event.key()))
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_C:
            self.copy()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_A:
            self._select_all()
        elif Qt.Key(event.key()) in _FOLD_KEYS:
            self.toggle_fold(self._cursor[0], fold=_FOLD_KEYS[Qt.Key(event.key())])
        elif step is not None:
            bar.setValue(bar.value() + step)
        else:
            super().keyPressEvent(event)

    def _select_all(self) -> None:
        if self._lines:
            self._anchor, self._cursor = (0, 0), (self._lines.count - 1, 1 << 30)
            self.viewport().update()

    def _paint_line(self, painter: QPainter, line: int, top: int, words: str) -> None:
        assert self._lines is not None
        gutter, height, wide = self._gutter(), self._height(), self._wide()
        left = gutter - self.horizontalScrollBar().value()
        painter.setClipRect(QRect(gutter - 4, top, self.viewport().width(), height))
        for start, length, token in self._marks(line, words):
            x = left + int(start * wide)
            painter.fillRect(QRect(x, top, max(2, int(length * wide)), height), self._theme.color(token))
        first = max(0, int((gutter - left) / wide) - 1)
        last = first + int(self.viewport().width() / wide) + 3
        for start, end, token in self._runs(words):
            shown = words[max(start, first) : min(end, last)]
            if shown:
                painter.setPen(self._theme.color(token))
                painter.drawText(left + int(max(start, first) * wide), top + self._ascent(), shown)
        self._paint_fold(painter, line, top, left + int(len(words) * wide))
        painter.setClipping(False)
        number = self._lines.number(line)
        if number is not None:
            painter.setPen(self._theme.color("text.muted"))
            box = QRect(0, top, gutter - 20, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{number}")

    def _paint_fold(self, painter: QPainter, line: int, top: int, right: int) -> None:
        """What is folded away, said behind the line, with how it ends; an arrow in the gutter where it can be."""
        end = self._folds.end(line)
        if end is not None and self._lines is not None:
            painter.setPen(self._theme.color("text.muted"))
            closing = self._lines.read(end, 1)[0].strip()
            painter.drawText(
                right, top + self._ascent(), self.tr(" {0} lines ").format(f"{end - line - 1:,}") + closing
            )
        painter.setClipping(False)
        if end is not None or self._opens(line):
            painter.setPen(self._theme.color("text.secondary"))
            painter.drawText(self._gutter() - 17, top + self._ascent(), "▸" if end is not None else "▾")

    def _opens(self, line: int) -> bool:
        return isinstance(self._lines, FoldingLines) and self._lines.fold_end(line) is not None

    def _shown(self) -> Iterator[tuple[int, str]]:
        """The lines in sight; those between two folds are read together."""
        assert self._lines is not None
        row, last = self.verticalScrollBar().value(), self.verticalScrollBar().value() + self._page() + 1
        while row < last:
            line = self._folds.line(row)
            count = next((n for n in range(1, last - row) if self._folds.line(row + n) != line + n), last - row)
            read = self._lines.read(line, count)
            yield from enumerate(read, line)
            if len(read) < count:
                return
            row += count

    def _marks(self, line: int, words: str) -> list[tuple[int, int, str]]:
        marks = (
            [(at, 1, "error.tint") for at, sign in enumerate(words) if sign == REPLACED] if REPLACED in words else []
        )
        marks += [(m.start, m.length, "warn.tint") for m in self._found.matches_on(line)]
        if self._current and self._current.line == line:
            marks.append((self._current.start, self._current.length, "accent.line"))
        first, last = sorted((self._anchor, self._cursor))
        if first != last and first[0] <= line <= last[0]:
            start = first[1] if line == first[0] else 0
            end = min(last[1], len(words)) if line == last[0] else len(words) + 1
            marks.append((start, max(0, end - start), "bg.selected"))
        return marks

    def _bring_into_sight(self, match: Match) -> None:
        self._folds.reveal(match.line)
        self._fit()
        row, top = self._folds.row(match.line), self.verticalScrollBar().value()
        if not top <= row < top + self._page() - 1:
            self.verticalScrollBar().setValue(max(0, row - self._page() // 3))
        x = int(match.start * self._wide())
        bar = self.horizontalScrollBar()
        if not bar.value() <= x <= bar.value() + self.viewport().width() - self._gutter() - 40:
            bar.setValue(max(0, x - 100))

    def _place(self, at: QPoint) -> Place:
        if self._lines is None:
            return (0, 0)
        line = self._folds.line(self.verticalScrollBar().value() + max(0, at.y()) // self._height())
        x = at.x() - self._gutter() + self.horizontalScrollBar().value()
        return (min(line, max(0, self._lines.count - 1)), max(0, round(x / self._wide())))

    def _fit(self) -> None:
        count = self._lines.count - self._folds.hidden if self._lines else 0
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, count - self._page()))
        bar.setPageStep(self._page())
        widest = math.ceil((self._lines.widest if self._lines else 0) * self._wide())
        across = self.horizontalScrollBar()
        across.setRange(0, max(0, widest + self._gutter() + 20 - self.viewport().width()))
        across.setPageStep(self.viewport().width())
        across.setSingleStep(int(self._wide() * 4))

    def _gutter(self) -> int:
        digits = max(3, len(str(self._lines.count if self._lines else 0)))
        return int(digits * self._wide()) + 32

    def _last_visible(self) -> int:
        return self._folds.line(self.verticalScrollBar().value() + self._page() + 1)

    def _page(self) -> int:
        return max(1, self.viewport().height() // self._height())

    def _height(self) -> int:
        return self.fontMetrics().height() + 3

    def _ascent(self) -> int:
        return self.fontMetrics().ascent() + 1

    def _wide(self) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance("0")
