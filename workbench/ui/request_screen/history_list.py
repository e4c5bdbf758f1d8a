"""The history of the left rail: numbered sends, newest first; two marked rows can be compared."""

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.core import statuses
from workbench.core.history import HistoryEntry
from workbench.state.history import HistorySnapshot
from workbench.ui.common.buttons import IconButton
from workbench.ui.common.header import PanelHeader
from workbench.ui.common.icons import pixmap
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.theme import Theme
from workbench.ui.request import methods
from workbench.ui.request.history_popup import ENTRY, HistoryModel, outcome_token, path_of

Index = QModelIndex | QPersistentModelIndex
_MARKS = {"ok": "check", "warn": "undo-2", "error": "circle-x", "neutral": "check"}
_FAILED = {"timeout": "timer", "blocked": "ban"}
_MOST_MARKED = 2
_LETTER = 16


class HistoryRowDelegate(QStyledItemDelegate):
    """Number, method, path, and the outcome with its mark at the right."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.letters: dict[str, str] = {}
        """'A' and 'B' by the ids of the exchanges that are compared."""
        self.kept: frozenset[str] = frozenset()
        """The exchanges whose answers are still kept."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, self._theme.size("rowDense"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: HistoryEntry = index.data(ENTRY)
        rect = option.rect
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        if marked:
            painter.fillRect(rect, self._theme.color("bg.selected"))
        painter.setFont(self._theme.font("small", mono=True))
        line = rect.adjusted(12, 0, -8, 0)
        number = f"#{entry.id}"
        after = max(40, painter.fontMetrics().horizontalAdvance(number) + 8)
        self._write(painter, line, number, "text.muted")
        self._write(painter, line.adjusted(after, 0, 0, 0), methods.short(entry.method), "text.secondary")
        outcome = self._paint_outcome(painter, line, entry)
        outcome += self._paint_letter(painter, line, entry, outcome)
        room = QRect(line.left() + after + 48, line.top(), line.width() - after - 48 - outcome - 8, line.height())
        words = painter.fontMetrics().elidedText(path_of(entry.url), Qt.TextElideMode.ElideRight, room.width())
        self._write(painter, room, words, "text.primary" if entry.exchange_id in self.kept else "text.muted")

    def _paint_letter(self, painter: QPainter, line: QRect, entry: HistoryEntry, taken: int) -> int:
        """Draw the letter of a compared answer left of the outcome, and say how wide it is."""
        letter = self.letters.get(entry.exchange_id)
        if not letter:
            return 0
        box = QRect(line.right() - taken - _LETTER - 6, line.center().y() - _LETTER // 2, _LETTER, _LETTER)
        painter.fillRect(box, self._theme.color("accent.tint"))
        painter.setPen(self._theme.color("accent.base"))
        painter.drawRect(box)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
        return _LETTER + 10

    def _paint_outcome(self, painter: QPainter, line: QRect, entry: HistoryEntry) -> int:
        """Draw the outcome, and say how wide it is."""
        token = outcome_token(entry.outcome)
        tone = statuses.tone(int(entry.outcome)) if entry.outcome.isdecimal() else "error"
        mark = _FAILED.get(entry.outcome, _MARKS[tone])
        width = painter.fontMetrics().horizontalAdvance(entry.outcome)
        self._write(painter, line, entry.outcome, token, right=True)
        left = line.right() - width - 18
        painter.drawPixmap(left, line.center().y() - 6, pixmap(self._theme, mark, token, 13))
        return width + 20

    def _write(self, painter: QPainter, rect: QRect, words: str, token: str, *, right: bool = False) -> None:
        painter.setPen(self._theme.color(token))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, words)


class HistoryList(QWidget):
    """Header, filter and list.

    Signals:
        search_requested: Carries the words to look for.
        reopen_requested: Open this entry again; carries its id.
        har_requested: Save a send with its answer as HAR; carries the id of its exchange.
        compare_requested: Two rows are marked; carries the ids of their exchanges, the older first.
    """

    search_requested = Signal(str)
    reopen_requested = Signal(int)
    har_requested = Signal(str)
    compare_requested = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.model = HistoryModel(self)
        self.list = _List(self)
        self._delegate = HistoryRowDelegate(theme, self.list)
        self.search = QLineEdit()
        self._count = text(theme, "", "small", "text.muted", mono=True)
        self._foot = paragraph(theme, "", "small", "text.muted")
        self._column = QVBoxLayout(self)
        self._build()

    def render_history(self, snapshot: HistorySnapshot) -> None:
        """Show the sends that were found."""
        self.model.show_entries(snapshot.entries)
        self._count.setText(f"{snapshot.total:,}" if snapshot.total else "")
        self._foot.setText(self._about(snapshot))

    def show_kept(self, ids: frozenset[str]) -> None:
        """Tell the sends whose answers are still kept from the others."""
        self._delegate.kept = ids
        self.list.viewport().update()

    def show_compared(self, letters: dict[str, str]) -> None:
        """Put a letter on each of the two sends that are compared."""
        self._delegate.letters = letters
        self.list.viewport().update()

    def add_below(self, widget: QWidget) -> None:
        """Add a line under the list."""
        self._column.addWidget(widget)

    def marked(self) -> tuple[HistoryEntry, ...]:
        """The selected rows, the older first."""
        rows = sorted(self.list.selectionModel().selectedIndexes(), key=lambda index: -index.row())
        return tuple(index.data(ENTRY) for index in rows)

    def _about(self, snapshot: HistorySnapshot) -> str:
        if snapshot.notice:
            return snapshot.notice
        if not snapshot.total:
            return self.tr("Nothing sent yet. Ctrl+Enter sends the request in front.")
        if not snapshot.entries:
            return self.tr("Nothing sent fits these words.")
        return self.tr("Select two rows to compare them, Enter opens one again")

    def _build(self) -> None:
        header = PanelHeader(self._theme, self.tr("History"))
        header.add_beside_title(self._count)
        button = IconButton(self._theme, "filter", self.tr("Filter the history"))
        button.setCheckable(True)
        button.toggled.connect(self._show_search)
        header.add(button)
        self.search.setPlaceholderText(self.tr("Words of method, URL, status, body"))
        self.search.setAccessibleName(self.tr("Search history"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.search_requested)
        self.search.hide()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(self.tr("History"))
        self.list.selectionModel().selectionChanged.connect(self._on_selection)
        self.list.activated.connect(self._reopen)
        self.list.opened.connect(self._reopen)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self._foot.setContentsMargins(12, 6, 12, 8)
        layout = self._column
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._foot)

    def _show_search(self, shown: bool) -> None:
        self.search.setVisible(shown)
        self.search.setFocus() if shown else self.search.clear()

    def _on_selection(self, chosen: QItemSelection, _gone: QItemSelection) -> None:
        marked = self.marked()
        if len(marked) > _MOST_MARKED:
            newest = chosen.indexes()[-1] if chosen.indexes() else None
            keep = [index for index in self.list.selectionModel().selectedIndexes() if index != newest][-1:]
            self.list.keep([index for index in (*keep, newest) if index is not None])
        elif len(marked) == _MOST_MARKED and all(entry.exchange_id for entry in marked):
            self.compare_requested.emit(marked[0].exchange_id, marked[1].exchange_id)

    def _show_menu(self, place: QPoint) -> None:
        entry = self.list.indexAt(place).data(ENTRY)
        if isinstance(entry, HistoryEntry):
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            opens, saves = menu.addAction(self.tr("Open again")), menu.addAction(self.tr("Save as HAR…"))
            opens.triggered.connect(lambda _checked=False: self.reopen_requested.emit(entry.id))
            saves.triggered.connect(lambda _checked=False: self.har_requested.emit(entry.exchange_id))
            saves.setEnabled(entry.exchange_id in self._delegate.kept)
            menu.popup(self.list.viewport().mapToGlobal(place))

    def _reopen(self, index: QModelIndex) -> None:
        self.reopen_requested.emit(index.data(ENTRY).id)


class _List(QListView):
    """A list in which each click marks or unmarks a row, and Enter opens one.

    Signals:
        opened: Enter was pressed on a row; carries its index.
    """

    opened = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)

    def keep(self, indexes: list[QModelIndex]) -> None:
        """Mark these rows only."""
        selection = QItemSelection()
        for index in indexes:
            selection.select(index, index)
        self.selectionModel().select(selection, self.selectionModel().SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
