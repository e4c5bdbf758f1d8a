"""The inspector's plain rows: a virtual list of headings, pairs, header changes, statements and plan lines."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.ui.common.shapes import stage_path
from workbench.ui.common.theme import Theme
from workbench.ui.common.tips import plain

Kind = Literal["heading", "pair", "added", "removed", "changed", "note", "warn", "error", "statement", "plan"]
Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
HEIGHT = 23
_ROOT = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class InfoRow:
    """One line of the inspector."""

    kind: Kind
    left: str
    right: str = ""
    stage_kind: str = ""
    indent: int = 0
    key: str = ""
    """What a click on it is about, such as a statement's fingerprint."""
    full: str = ""
    """What is meant in full where ``left`` is shortened: for the tooltip and the clipboard."""

    @property
    def spoken(self) -> str:
        """The line as text, for screen readers and the clipboard."""
        sign = {"added": "+ ", "removed": "- ", "changed": "~ "}.get(self.kind, "")
        words = self.full or self.left
        return f"{sign}{words}: {self.right}" if self.right and not self.full else f"{sign}{words}"


class InfoModel(QAbstractListModel):
    """Holds the rows."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[InfoRow, ...] = ()

    def show(self, rows: tuple[InfoRow, ...]) -> None:
        """Show other rows."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(row.spoken)
        return row.spoken if role == Qt.ItemDataRole.DisplayRole else None


class InfoDelegate(QStyledItemDelegate):
    """Paints a row by its kind."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, InfoRow):
            return
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        ground = _GROUNDS.get(row.kind)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("bg.selected"))
        elif ground:
            painter.fillRect(rect, self._theme.color(ground))
        self._paint_row(painter, row, rect.adjusted(12 + 14 * row.indent, 0, -12, 0))
        painter.restore()

    def _paint_row(self, painter: QPainter, row: InfoRow, rect: QRectF) -> None:
        if row.stage_kind:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            shape = QRectF(rect.left(), rect.center().y() - 5, 10, 10)
            painter.fillPath(stage_path(row.stage_kind, shape), self._theme.stage_color(row.stage_kind))
            rect = rect.adjusted(18, 0, 0, 0)
        left_ink, right_ink = _INKS.get(row.kind, ("text.muted", "text.primary"))
        sign = _SIGNS.get(row.kind, "")
        if row.kind in ("pair", "heading", "statement", "warn"):
            self._paint_two(painter, row, rect, (left_ink, right_ink))
            return
        words = f"{row.left}: {row.right}" if row.right else row.left
        painter.setFont(self._theme.font("small", mono=row.kind != "note"))
        painter.setPen(self._theme.color(left_ink))
        _elided(painter, f"{sign}{words}", rect)

    def _paint_two(self, painter: QPainter, row: InfoRow, rect: QRectF, inks: tuple[str, str]) -> None:
        value_font = self._theme.font("small", mono=row.kind != "heading")
        painter.setFont(value_font)
        split = 118.0 if row.kind == "pair" else rect.width() - 8 - _advance(painter, row.right)
        value = QRectF(rect.left() + split, rect.top(), rect.width() - split, rect.height())
        painter.setPen(self._theme.color(inks[1]))
        if row.kind == "pair":
            _elided(painter, row.right, value)
        else:
            painter.drawText(rect, _RIGHT, row.right)
        name_font = self._theme.font("small", mono=row.kind == "statement")
        if row.kind in ("heading", "warn"):
            name_font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(name_font)
        painter.setPen(self._theme.color(inks[0]))
        _elided(painter, row.left, QRectF(rect.left(), rect.top(), split - 6, rect.height()))


_SIGNS = {"added": "+ ", "removed": "- ", "changed": "~ "}
_GROUNDS: dict[str, str] = {
    "added": "diff.addBg",
    "removed": "diff.delBg",
    "changed": "accent.tint",
    "warn": "warn.tint",
    "error": "error.tint",
}
_INKS: dict[str, tuple[str, str]] = {
    "heading": ("text.primary", "text.muted"),
    "pair": ("text.muted", "text.primary"),
    "added": ("diff.addText", "diff.addText"),
    "removed": ("diff.delText", "diff.delText"),
    "changed": ("text.primary", "text.primary"),
    "note": ("text.muted", "text.muted"),
    "warn": ("text.primary", "warn.base"),
    "error": ("error.base", "error.base"),
    "statement": ("text.primary", "text.primary"),
    "plan": ("text.secondary", "text.secondary"),
}


def _advance(painter: QPainter, words: str) -> float:
    return float(painter.fontMetrics().horizontalAdvance(words))


def _elided(painter: QPainter, words: str, rect: QRectF) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, _LEFT, shown)


class InfoView(QListView):
    """A list of ``InfoRow``; Ctrl+C copies the chosen lines."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._info = InfoModel()
        self.setModel(self._info)
        self.setItemDelegate(InfoDelegate(theme))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(name)
        theme.changed.connect(self.viewport().update)

    @property
    def rows(self) -> tuple[InfoRow, ...]:
        """What is listed."""
        return self._info.rows

    def show_rows(self, rows: list[InfoRow]) -> None:
        """List other rows, the current one kept where it still exists."""
        current = self.current_row()
        self._info.show(tuple(rows))
        if current is not None and current.key:
            for number, row in enumerate(self._info.rows):
                if row.key == current.key and row.kind == current.kind:
                    self.setCurrentIndex(self._info.index(number))
                    break

    def current_row(self) -> InfoRow | None:
        """The row the keyboard is on."""
        row = self.currentIndex().data(ROW)
        return row if isinstance(row, InfoRow) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted(self.selectedIndexes(), key=lambda index: index.row())
            QGuiApplication.clipboard().setText("\n".join(index.data(ROW).spoken for index in chosen))
            return
        super().keyPressEvent(event)
