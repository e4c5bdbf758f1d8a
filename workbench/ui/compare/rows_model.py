"""The differences as a table: a mark, where, and both values."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from workbench.core import response_diff
from workbench.core.response_diff import DiffRow, LineRow
from workbench.state.compare import CompareSnapshot, Side
from workbench.ui.common.theme import Theme
from workbench.ui.common.tips import plain

Index = QModelIndex | QPersistentModelIndex
IGNORED = Qt.ItemDataRole.UserRole
SIGNS = {"changed": "≠", "same": "=", "added": "+", "removed": "-"}
SIGN_TOKENS = {"changed": "warn.base", "same": "text.muted", "added": "ok.base", "removed": "error.base"}
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it is shown."""

    mark: str
    cells: tuple[str, str, str]
    path: str = ""
    ignored: bool = False

    @property
    def spoken(self) -> str:
        """For screen readers."""
        return f"{'ignored' if self.ignored else self.mark}: {' '.join(self.cells)}"


class RowsModel(QAbstractTableModel):
    """Four columns: mark, path or numbers, A, B. Text has its words in the last one only."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[Line, ...] = ()
        self._titles = ("", self.tr("Path"), "A", "B")
        self._roles: dict[int, Callable[[Line, int], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._words,
            Qt.ItemDataRole.ToolTipRole: lambda line, column: plain(line.path or line.cells[max(0, column - 1)]),
            Qt.ItemDataRole.ForegroundRole: lambda line, column: self._theme.color(self._token(line, column)),
            Qt.ItemDataRole.BackgroundRole: self._ground,
            Qt.ItemDataRole.FontRole: lambda _line, column: self._bold if column == 0 else self._font,
            Qt.ItemDataRole.AccessibleTextRole: lambda line, _column: line.spoken,
            Qt.ItemDataRole.TextAlignmentRole: self._alignment,
            IGNORED: lambda line, _column: line.ignored,
        }
        self._font = theme.font("small", mono=True)
        self._bold = theme.font("small", mono=True)
        self._bold.setWeight(QFont.Weight.Bold)

    def show_compared(self, shown: CompareSnapshot, as_text: bool) -> None:
        """Show other rows."""
        lines = _text_lines(shown) if as_text else _value_lines(shown)
        titles = (
            ("", "A", "B", "") if as_text else ("", self.tr("Path"), side_title("A", shown.a), side_title("B", shown.b))
        )
        if lines != self._lines or titles != self._titles:
            self.beginResetModel()
            self._lines, self._titles = lines, titles
            self.endResetModel()

    def line(self, index: Index) -> Line:
        return self._lines[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        shown = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return self._titles[section] if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        show = self._roles.get(role)
        return show(self._lines[index.row()], index.column()) if show is not None else None

    def _words(self, line: Line, column: int) -> str:
        if column == 0:
            return "" if line.ignored else SIGNS[line.mark]
        return line.cells[column - 1]

    def _alignment(self, line: Line, column: int) -> Qt.AlignmentFlag:
        across = Qt.AlignmentFlag.AlignRight if not line.path and column in (1, 2) else Qt.AlignmentFlag.AlignLeft
        return (Qt.AlignmentFlag.AlignHCenter if column == 0 else across) | Qt.AlignmentFlag.AlignVCenter

    def _token(self, line: Line, column: int) -> str:
        if column == 0:
            return SIGN_TOKENS[line.mark]
        return "text.muted" if line.ignored or (line.mark == "same" and column > 1) else "text.primary"

    def _ground(self, line: Line, column: int) -> QColor | None:
        if line.ignored or column < 2:
            return None
        text = not line.path
        red = line.mark in ("changed", "removed") and (column == 2 or text) and bool(line.cells[column - 1])
        green = line.mark in ("changed", "added") and (column == 3 or text) and bool(line.cells[column - 1])
        if line.cells[column - 1] == "absent":
            return None
        return self._theme.color("error.tint") if red else self._theme.color("ok.tint") if green else None


def side_title(letter: str, side: Side | None) -> str:
    """'A #143 · 14:09:04'."""
    if side is None:
        return letter
    number = f" #{side.number}" if side.number is not None else ""
    return f"{letter}{number} · {clock(side.started_at)}"


def clock(at: float) -> str:
    """The time of day."""
    return time.strftime("%H:%M:%S", time.localtime(at))


def counts(shown: CompareSnapshot) -> dict[str, int]:
    """How many of each kind, the ignored apart."""
    found = dict.fromkeys(("changed", "added", "removed", "same", "ignored"), 0)
    for row in shown.rows:
        if response_diff.is_ignored(row, shown.ignored):
            found["ignored"] += row.counted
        else:
            found[row.mark] += row.counted
    for line in shown.lines:
        found[line.mark] += 1
    return found


def _value_lines(shown: CompareSnapshot) -> tuple[Line, ...]:
    lines = (_value_line(row, response_diff.is_ignored(row, shown.ignored)) for row in shown.rows)
    return tuple(line for line in lines if not shown.changes_only or (line.mark != "same" and not line.ignored))


def _value_line(row: DiffRow, ignored: bool) -> Line:
    same = row.mark == "same" and not ignored
    return Line(row.mark, (_INDENT * row.depth + row.key, row.a, "same" if same else row.b), row.path, ignored)


def _text_lines(shown: CompareSnapshot) -> tuple[Line, ...]:
    return tuple(_text_line(line) for line in shown.lines if not shown.changes_only or line.mark != "same")


def _text_line(line: LineRow) -> Line:
    return Line(line.mark, (str(line.a_number or ""), str(line.b_number or ""), line.text))
