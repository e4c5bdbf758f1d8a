"""The runner: a folder's requests one after another, live, with data, progress and a report for CI."""

from pathlib import PurePath

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from workbench.core.run_report import count
from workbench.state.runner import RunnerSnapshot
from workbench.ui.common.buttons import Button, IconButton
from workbench.ui.common.labels import ElidedLabel, line, text
from workbench.ui.common.theme import Theme
from workbench.ui.tests.run_delegate import RunDelegate
from workbench.ui.tests.run_detail import RunDetail
from workbench.ui.tests.runs_model import RunsModel

_ENDS = {"stopped": "stopped at the first failure", "cancelled": "cancelled, switches put back"}


class RunnerView(QWidget):
    """Draws a run and tells what is wanted.

    Signals:
        run_requested: Run the folder.
        cancel_requested: End the run.
        data_chosen: Carries the path of a data file, empty for none.
        stop_on_failure_changed: Carries whether to stop at the first failure.
        report_requested: Carries the path to write JUnit XML to.
        open_requested: Open a request; carries its place in the run.
    """

    run_requested = Signal()
    cancel_requested = Signal()
    data_chosen = Signal(str)
    stop_on_failure_changed = Signal(bool)
    report_requested = Signal(str)
    open_requested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._snapshot = RunnerSnapshot()
        self.model = RunsModel()
        self.list = _RunList()
        self.detail = RunDetail(theme)
        self.title = text(theme, "", "title")
        self.scope = ElidedLabel(theme, "", "small", "text.muted")
        self.start = Button(theme, self.tr("Run"), "primary", icon="play")
        self.data = Button(theme, self.tr("Data file…"), icon="table-2")
        self.no_data = IconButton(theme, "x", self.tr("Run without data"))
        self.stop = QCheckBox(self.tr("Stop at the first failure"))
        self.report = Button(theme, self.tr("Save JUnit XML…"), icon="file-down")
        self.progress = QProgressBar()
        self.counts = text(theme, "", "small", "text.secondary")
        self.words = ElidedLabel(theme, "", "small", "error.base")
        self._build()
        self._connect()
        self.render_runner(self._snapshot)

    def render_runner(self, snapshot: RunnerSnapshot) -> None:
        """Show a run as it is now."""
        followed = self._snapshot.running and self.list.currentIndex().row() in (-1, len(self._snapshot.runs) - 1)
        self._snapshot = snapshot
        self.title.setText(snapshot.title)
        self.scope.setText(self._scope())
        self.model.show_run(snapshot)
        self._show_controls()
        self._show_progress()
        if followed and snapshot.runs:
            self._select(self._first_bad() if not snapshot.running else len(snapshot.runs) - 1)
        self._show_detail()

    def choose_data(self) -> None:
        """Ask for a data file without blocking the window."""
        dialog = QFileDialog(self, self.tr("Run once for each row of"))
        dialog.setNameFilter(self.tr("Rows of data (*.csv *.json)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._ask(dialog, self.data_chosen.emit)

    def choose_report(self) -> None:
        """Ask where the report goes."""
        dialog = QFileDialog(self, self.tr("Save the run as JUnit XML"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xml")
        dialog.selectFile(f"{self._snapshot.title or 'run'}.xml")
        self._ask(dialog, self.report_requested.emit)

    def _ask(self, dialog: QFileDialog, then: object) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(then)
        dialog.open()

    def _show_controls(self) -> None:
        snapshot = self._snapshot
        running = snapshot.running
        self.start.setText(self.tr("Cancel") if running else self.tr("Run"))
        self.start.set_kind("danger" if running else "primary")
        self.start.set_icon_name("square" if running else "play")
        self.start.setEnabled(running or bool(snapshot.plan))
        self.data.setText(self._data_words())
        self.no_data.setVisible(bool(snapshot.data))
        self.stop.setChecked(snapshot.stop_on_failure)
        for widget in (self.data, self.no_data, self.stop):
            widget.setEnabled(not running)
        self.report.setEnabled(snapshot.report is not None)
        self.words.setText(snapshot.problem or snapshot.notice)
        self.words.set_token("error.base" if snapshot.problem else "text.secondary")
        self.words.setVisible(bool(self.words.text()))

    def _show_progress(self) -> None:
        snapshot = self._snapshot
        self.progress.setRange(0, max(1, len(snapshot.plan)))
        self.progress.setValue(len(snapshot.runs))
        self.counts.setText(self._count_words())

    def _count_words(self) -> str:
        snapshot, counts = self._snapshot, count(self._snapshot.runs)
        if snapshot.phase == "idle":
            return self.tr("{0} requests").format(len(snapshot.plan))
        parts = [self.tr("{0} of {1}").format(len(snapshot.runs), len(snapshot.plan))]
        named = (
            (counts.passed, self.tr("{0} passed")),
            (counts.failed, self.tr("{0} failed")),
            (counts.errors, self.tr("{0} broken")),
            (counts.skipped, self.tr("{0} skipped")),
            (counts.unchecked, self.tr("{0} assertions not checked")),
        )
        parts += [words.format(amount) for amount, words in named if amount]
        if snapshot.report is not None:
            parts.append(f"{snapshot.report.seconds:.2f} s")
            parts += [self.tr(_ENDS[snapshot.report.ended])] if snapshot.report.ended in _ENDS else []
        return " · ".join(parts)

    def _data_words(self) -> str:
        if not self._snapshot.data:
            return self.tr("Data file…")
        name, rows = PurePath(self._snapshot.data).name, len(self._snapshot.rows)
        return self.tr("{0} · {1} rows").format(name, rows)

    def _scope(self) -> str:
        environment = self._snapshot.environment
        return self.tr("Environment {0}").format(environment) if environment else self.tr("No environment")

    def _first_bad(self) -> int:
        runs = self._snapshot.runs
        bad = (row for row, run in enumerate(runs) if run.state in ("failed", "error"))
        return next(bad, len(runs) - 1)

    def _select(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row))

    def _show_detail(self) -> None:
        row = self.list.currentIndex().row()
        self.detail.show_line(self.model.line(row) if 0 <= row < self.model.rowCount() else None)

    def _build(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(RunDelegate(self._theme))
        self.list.setAccessibleName(self.tr("Requests of the run"))
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.progress.setAccessibleName(self.tr("Progress of the run"))
        split = QSplitter()
        split.addWidget(self.list)
        split.addWidget(self.detail)
        split.setSizes([540, 380])
        split.setHandleWidth(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(_row(self.title, self.scope, None, self.data, self.no_data, self.stop, self.start))
        layout.addWidget(self.progress)
        layout.addWidget(split, 1)
        layout.addWidget(line())
        layout.addLayout(_row(self.counts, None, self.words, self.report))

    def _connect(self) -> None:
        self.start.clicked.connect(self._on_start)
        self.data.clicked.connect(self.choose_data)
        self.no_data.clicked.connect(self._on_no_data)
        self.stop.toggled.connect(self._on_stop)
        self.report.clicked.connect(self.choose_report)
        self.detail.open_requested.connect(self._on_open)
        self.list.chosen.connect(self._on_open)
        self.list.selectionModel().currentChanged.connect(self._show_detail)
        self._theme.changed.connect(self.list.viewport().update)

    def _on_start(self) -> None:
        (self.cancel_requested if self._snapshot.running else self.run_requested).emit()

    def _on_no_data(self) -> None:
        self.data_chosen.emit("")

    def _on_stop(self, stop: bool) -> None:
        if stop != self._snapshot.stop_on_failure:
            self.stop_on_failure_changed.emit(stop)

    def _on_open(self) -> None:
        row = self.list.currentIndex().row()
        if row >= 0:
            self.open_requested.emit(row)


class _RunList(QListView):
    """Enter and a double click choose.

    Signals:
        chosen: The current line is to be opened.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._on_chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, _index: QModelIndex) -> None:
        self.chosen.emit()


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; None takes what is left."""
    row = QHBoxLayout()
    row.setContentsMargins(12, 8, 12, 8)
    row.setSpacing(8)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
