"""The recent requests of any client, with a filter: a column that folds away."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QListView, QMenu, QVBoxLayout, QWidget

from server.contract.traces import TraceSummary
from workbench.core.trace.text import format_count
from workbench.state.traces import TracesSnapshot
from workbench.ui.common.icons import icon
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.request_delegate import RequestDelegate
from workbench.ui.pipeline.request_model import SUMMARY, RequestModel


class RequestList(QWidget):
    """Lists what the backend recorded.

    Signals:
        selection_requested: Look at this request.
        compare_with_requested: Hold the selected request against this one.
        filter_requested: Show only requests that pass this text.
    """

    selection_requested = Signal(int)
    compare_with_requested = Signal(int)
    filter_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model = RequestModel()
        self.filter = QLineEdit()
        self._filter_icon = QAction(self)
        self.error = paragraph(theme, "", "small", "error.base")
        self.view = QListView()
        self.count = text(theme, "", "caption", "text.muted")
        self._build()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _build(self) -> None:
        self.setMinimumWidth(220)
        self.filter.setPlaceholderText(self.tr("path:/tasks status:4xx time:>5 n+1"))
        self.filter.setAccessibleName(self.tr("Filter requests"))
        self.filter.setFont(self._theme.font("small", mono=True))
        self.filter.setClearButtonEnabled(True)
        self.filter.setProperty("dense", True)
        self.filter.addAction(self._filter_icon, QLineEdit.ActionPosition.LeadingPosition)
        self.filter.textChanged.connect(self.filter_requested)
        self.error.hide()
        self._build_view()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(4)
        top = QVBoxLayout()
        top.setContentsMargins(8, 0, 8, 0)
        top.addWidget(self.filter)
        top.addWidget(self.error)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(10, 0, 8, 0)
        bottom.addWidget(self.count)
        layout.addLayout(bottom)

    def _build_view(self) -> None:
        view = self.view
        view.setModel(self._model)
        view.setItemDelegate(RequestDelegate(self._theme))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setAccessibleName(self.tr("Recent requests"))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)
        view.selectionModel().currentChanged.connect(self._on_current)

    def show_snapshot(self, snapshot: TracesSnapshot) -> None:
        """Draw the list."""
        self._model.show(snapshot.shown)
        self._mark(snapshot.selected.summary.seq if snapshot.selected else None)
        if self.filter.text() != snapshot.filter_text and not self.filter.hasFocus():
            self.filter.setText(snapshot.filter_text)
        self.error.setText(snapshot.filter_error)
        self.error.setVisible(bool(snapshot.filter_error))
        self.count.setText(self._counted(snapshot))

    def _counted(self, snapshot: TracesSnapshot) -> str:
        words = self.tr("{shown} of {all} requests").format(
            shown=format_count(len(snapshot.shown)), all=format_count(len(snapshot.items))
        )
        if snapshot.dropped:
            words += " · " + self.tr("{count} older ones dropped").format(count=format_count(snapshot.dropped))
        return words

    def _mark(self, seq: int | None) -> None:
        """Select a row without saying so: the selection came from elsewhere."""
        row = self._model.row_of(seq) if seq is not None else None
        index = self._model.index(row) if row is not None else QModelIndex()
        if index != self.view.currentIndex():
            selection = self.view.selectionModel()
            selection.blockSignals(True)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            selection.blockSignals(False)
            self.view.viewport().update()

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        summary = current.data(SUMMARY)
        if isinstance(summary, TraceSummary):
            self.selection_requested.emit(summary.seq)

    def _open_menu(self, at: QPoint) -> None:
        summary = self.view.indexAt(at).data(SUMMARY)
        if not isinstance(summary, TraceSummary):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = menu.addAction(self.tr("Compare the shown request with this one"))
        action.setData(summary.seq)
        menu.triggered.connect(self._on_menu)
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _on_menu(self, action: QAction) -> None:
        self.compare_with_requested.emit(int(action.data()))

    def _restyle(self) -> None:
        self._filter_icon.setIcon(icon(self._theme, "filter"))
