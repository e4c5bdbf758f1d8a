"""The Compare panel: how two answers differ, value by value or line by line, and what was switched between them."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.state.compare import CompareSnapshot
from workbench.ui.common.buttons import Button, IconButton
from workbench.ui.common.empty import EmptyState
from workbench.ui.common.header import PanelHeader
from workbench.ui.common.labels import ElidedLabel, text
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme
from workbench.ui.compare import rows_model
from workbench.ui.compare.mark_delegate import MarkDelegate
from workbench.ui.compare.rows_model import SIGN_TOKENS, SIGNS, RowsModel
from workbench.ui.compare.switched_card import SwitchedCard

_MARK_WIDTH, _NUMBER_WIDTH = 30, 46
_COUNTED = ("changed", "added", "removed", "same", "ignored")


class ComparePanel(QWidget):
    """Draws one comparison.

    Signals:
        form_requested: Compare by 'structure', as 'text', or the 'headers'.
        swap_requested: A and B change places.
        previous_requested: Compare this answer with the one before it.
        ignore_requested: Carries a path and whether to leave it out of the count.
        changes_only_requested: Carries whether to show only what differs.
        cancel_requested: Stop comparing.
    """

    form_requested = Signal(str)
    swap_requested = Signal()
    previous_requested = Signal()
    ignore_requested = Signal(str, bool)
    changes_only_requested = Signal(bool)
    cancel_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._snapshot = CompareSnapshot()
        forms = (("structure", self.tr("Structure")), ("text", self.tr("Text")), ("headers", self.tr("Headers")))
        self.forms = Segmented(theme, forms)
        self.swap = IconButton(theme, "arrow-left-right", self.tr("Swap A and B"))
        self.previous = IconButton(theme, "history", self.tr("Compare this answer with the one before it"))
        self.only = IconButton(theme, "filter", self.tr("Show only what differs"))
        self.counts = {name: text(theme, "", "small", "text.primary") for name in _COUNTED}
        self.note = ElidedLabel(theme, "", "small", "text.muted")
        self.cancel = Button(theme, self.tr("Cancel"), "ghost", "x")
        self.table = QTableView()
        self.model = RowsModel(theme, self)
        self.card = SwitchedCard(theme)
        words = self.tr("Send the request twice, or choose two rows of the history.")
        self.empty = EmptyState(theme, "git-compare", self.tr("Two answers, side by side"), words)
        self.menu = QMenu(self)
        self._ignore = self.menu.addAction("")
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.render_compare(self._snapshot)

    def render_compare(self, snapshot: CompareSnapshot) -> None:
        """Show a comparison."""
        self._snapshot = snapshot
        as_text = bool(snapshot.lines) or not snapshot.structural
        by_headers = snapshot.form == "headers"
        self.forms.set_value("headers" if by_headers else "text" if as_text else "structure")
        self.forms.segment("structure").setEnabled(snapshot.structural)
        self.model.show_compared(snapshot, as_text)
        self._fit_columns(as_text)
        self._show_counts(snapshot)
        self.only.setChecked(snapshot.changes_only)
        self.card.show_changes(snapshot.switched)
        self.note.setText(self._note(snapshot))
        self.cancel.setVisible(snapshot.working)
        self._foot.setVisible(bool(self.note.text()))
        self._stack.setCurrentIndex(0 if snapshot.a is None else 1)
        self.swap.setEnabled(snapshot.a is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_I and self.table.currentIndex().isValid():
            self._toggle_ignored(self.table.currentIndex())
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        header = PanelHeader(self._theme, self.tr("Compare"))
        header.add_beside_title(self.forms)
        for button in (self.previous, self.swap, self.only):
            header.add(button)
        self.only.setCheckable(True)
        counts = QHBoxLayout()
        counts.setContentsMargins(12, 6, 12, 6)
        counts.setSpacing(12)
        for label in self.counts.values():
            counts.addWidget(label)
        counts.addStretch(1)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(12, 2, 8, 2)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.cancel)
        self._build_table()
        shown = QWidget()
        inner = QVBoxLayout(shown)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(counts)
        inner.addWidget(self.table, 1)
        around = QHBoxLayout()
        around.setContentsMargins(12, 8, 12, 12)
        around.addWidget(self.card)
        inner.addLayout(around)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._foot)

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(MarkDelegate(self._theme, table))
        table.setAccessibleName(self.tr("Differences"))
        table.setFrameShape(QTableView.Shape.NoFrame)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self._theme.size("rowDense") - 2)
        head = table.horizontalHeader()
        head.setFont(self._theme.font("caption"))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(20)

    def _connect(self) -> None:
        self.forms.selected.connect(self.form_requested)
        self.swap.clicked.connect(self.swap_requested)
        self.previous.clicked.connect(self.previous_requested)
        self.only.clicked.connect(self.changes_only_requested)
        self.cancel.clicked.connect(self.cancel_requested)
        self.table.clicked.connect(self._on_clicked)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self._ignore.triggered.connect(self._toggle_current)

    def _fit_columns(self, as_text: bool) -> None:
        head = self.table.horizontalHeader()
        stretch, fixed = QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.Fixed
        modes = (fixed, fixed, fixed, stretch) if as_text else (fixed, stretch, stretch, stretch)
        for column, mode in enumerate(modes):
            if head.sectionResizeMode(column) != mode:
                head.setSectionResizeMode(column, mode)
        self.table.setColumnWidth(0, _MARK_WIDTH)
        if as_text:
            self.table.setColumnWidth(1, _NUMBER_WIDTH)
            self.table.setColumnWidth(2, _NUMBER_WIDTH)

    def _show_counts(self, snapshot: CompareSnapshot) -> None:
        found = rows_model.counts(snapshot)
        words = {
            "changed": self.tr("{0} changed"),
            "added": self.tr("{0} added"),
            "removed": self.tr("{0} removed"),
            "same": self.tr("{0} same"),
            "ignored": self.tr("{0} ignored"),
        }
        for name, label in self.counts.items():
            sign = f"{SIGNS[name]} " if name in SIGNS else ""
            label.setText(sign + words[name].format(f"{found[name]:,}"))
            label.set_token(SIGN_TOKENS.get(name, "text.muted") if found[name] else "text.muted")
            label.setVisible(bool(found[name]))

    def _note(self, snapshot: CompareSnapshot) -> str:
        if snapshot.working:
            return self.tr("Comparing…")
        if snapshot.notice:
            return snapshot.notice
        if snapshot.capped:
            return self.tr("The first {0} rows are shown.").format(f"{len(snapshot.rows) or len(snapshot.lines):,}")
        if snapshot.a and snapshot.b and snapshot.a.status != snapshot.b.status:
            return self.tr("Status {0} became {1}.").format(snapshot.a.status, snapshot.b.status)
        return ""

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self._toggle_ignored(index)

    def _toggle_ignored(self, index: QModelIndex) -> None:
        line = self.model.line(index)
        if line.path:
            self.ignore_requested.emit(line.path, not line.ignored)

    def _show_menu(self, at: QPoint) -> None:
        index = self.table.indexAt(at)
        if not index.isValid() or not self.model.line(index).path:
            return
        line = self.model.line(index)
        words = self.tr("Compare {0} again") if line.ignored else self.tr("Ignore {0}")
        self._ignore.setText(words.format(line.path))
        self.table.setCurrentIndex(index)
        self.menu.popup(self.table.viewport().mapToGlobal(at))

    def _toggle_current(self) -> None:
        self._toggle_ignored(self.table.currentIndex())
