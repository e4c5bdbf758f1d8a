"""The history list: every send, searchable, one key away from being a draft again."""

import time
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.core import statuses
from workbench.core.history import HistoryEntry
from workbench.state.history import HistorySnapshot
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.theme import Theme
from workbench.ui.common.tips import plain
from workbench.ui.request import methods

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
_WIDTH, _HEIGHT = 460, 420


class HistoryModel(QAbstractListModel):
    """The entries found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[HistoryEntry, ...] = ()

    def show_entries(self, entries: tuple[HistoryEntry, ...]) -> None:
        if entries != self._entries:
            self.beginResetModel()
            self._entries = entries
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{entry.method} {entry.url} {entry.outcome}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(f"{entry.method} {entry.url}\n{time.strftime('%x %X', time.localtime(entry.sent_at))}")
        return None


class HistoryDelegate(QStyledItemDelegate):
    """One line: method, path, outcome, when."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, self._theme.size("rowDense"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: HistoryEntry = index.data(ENTRY)
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("bg.selected"))
        painter.setFont(self._theme.font("small", mono=True))
        line = rect.adjusted(10, 0, -10, 0)
        self._write(
            painter,
            QRect(line.left(), line.top(), 56, line.height()),
            methods.short(entry.method),
            methods.token(entry.method),
        )
        self._write(painter, line, time.strftime("%H:%M:%S", time.localtime(entry.sent_at)), "text.muted", right=True)
        outcome = QRect(line.right() - 150, line.top(), 80, line.height())
        self._write(painter, outcome, entry.outcome, outcome_token(entry.outcome), right=True)
        room = QRect(line.left() + 60, line.top(), line.width() - 60 - 155, line.height())
        words = painter.fontMetrics().elidedText(path_of(entry.url), Qt.TextElideMode.ElideMiddle, room.width())
        self._write(painter, room, words, "text.primary")

    def _write(self, painter: QPainter, rect: QRect, words: str, token: str, *, right: bool = False) -> None:
        painter.setPen(self._theme.color(token))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, words)


class HistoryPopup(QFrame):
    """Search field and list, in a popup that closes by itself.

    Signals:
        search_requested: Carries the words to look for.
        reopen_requested: Carries the id of the entry to open as a draft.
        clear_requested: Everything should be forgotten.
    """

    search_requested = Signal(str)
    reopen_requested = Signal(int)
    clear_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self.setProperty("kind", "popup")
        self.search = _SearchField()
        self.list = QListView()
        self._model = HistoryModel(self)
        self._count = text(theme, "", "small", "text.muted", mono=True)
        self._notice = paragraph(theme, "", "small", "warn.base")
        self._empty = paragraph(theme, self.tr("Nothing found. Every send is kept here."), "small", "text.muted")
        self._build()

    def render_history(self, snapshot: HistorySnapshot) -> None:
        """Show what was found."""
        self._model.show_entries(snapshot.entries)
        self._count.setText(self.tr("{0} of {1}").format(len(snapshot.entries), snapshot.total))
        self._notice.setText(snapshot.notice)
        self._notice.setVisible(bool(snapshot.notice))
        self._empty.setVisible(not snapshot.entries)
        self.list.setVisible(bool(snapshot.entries))
        if snapshot.entries and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._model.index(0))

    def open_below(self, anchor: QWidget) -> None:
        """Show it under a button, right edges together, and look everything up anew."""
        corner = anchor.mapToGlobal(QPoint(anchor.width() - _WIDTH, anchor.height() + 2))
        self.move(corner)
        self.show()
        self.search.setFocus()
        self.search.selectAll()
        self.search_requested.emit(self.search.text())

    def _build(self) -> None:
        self.resize(_WIDTH, _HEIGHT)
        self.search.setPlaceholderText(self.tr("Search history: words of method, URL, status, body"))
        self.search.setAccessibleName(self.tr("Search history"))
        self.search.textEdited.connect(self.search_requested)
        self.search.moved.connect(self._move)
        self.search.returnPressed.connect(self._take_current)
        self.list.setModel(self._model)
        self.list.setItemDelegate(HistoryDelegate(self._theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("History"))
        self.list.activated.connect(self._take)
        self.list.clicked.connect(self._take)
        clear = Button(self._theme, self.tr("Forget all"), "ghost", "trash-2")
        clear.clicked.connect(self.clear_requested)
        foot = QHBoxLayout()
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 4)
        layout.setSpacing(6)
        layout.addWidget(self.search)
        layout.addWidget(self._notice)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)

    def _move(self, by: int) -> None:
        row = min(max(0, self.list.currentIndex().row() + by), self._model.rowCount() - 1)
        self.list.setCurrentIndex(self._model.index(row))

    def _take_current(self) -> None:
        if self.list.currentIndex().isValid():
            self._take(self.list.currentIndex())

    def _take(self, index: QModelIndex) -> None:
        entry: HistoryEntry = index.data(ENTRY)
        self.hide()
        self.reopen_requested.emit(entry.id)


class _SearchField(QLineEdit):
    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)


def path_of(url: str) -> str:
    """What names a URL in a narrow list: path and query, also of one that was never sent and still has variables."""
    if "://" in url:
        return "/" + url.split("://", 1)[-1].partition("/")[2]
    return url.partition("}}")[2] or url if url.startswith("{{") else url


def outcome_token(outcome: str) -> str:
    """The colour token of a status or of a kind of failure."""
    tone = statuses.tone(int(outcome)) if outcome.isdecimal() else "error"
    return "text.secondary" if tone == "neutral" else f"{tone}.base"
