"""The strip that shows a burst: its progress with a way out, then exact percentiles with errors apart."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from workbench.core.burst import BurstResult
from workbench.state.burst import BurstSnapshot
from workbench.ui.burst.settings_row import SettingsRow
from workbench.ui.burst.words import (
    error_words,
    load_words,
    percentile_cells,
    progress_figures,
    progress_words,
    result_figures,
)
from workbench.ui.common.buttons import COMMAND, Button, IconButton
from workbench.ui.common.labels import ElidedLabel, TextLabel, line, text
from workbench.ui.common.pill import Pill
from workbench.ui.common.theme import Theme


class BurstStrip(QWidget):
    """Hidden until there is a burst.

    Signals:
        run_requested: Run a burst with these settings.
        stop_requested: End the burst and keep the results so far.
        settings_changed: Carries the BurstSettings.
        dismiss_requested: Close the strip.
    """

    run_requested = Signal()
    stop_requested = Signal()
    settings_changed = Signal(object)
    dismiss_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.figures = text(theme, "", "small", "text.muted", mono=True)
        self.words = ElidedLabel(theme, "", "small", "text.secondary")
        self.bar = QProgressBar()
        self.cancel = Button(theme, self.tr("Cancel"), icon="x")
        self.again = Button(theme, self.tr("Run burst"), icon="repeat")
        self.close_button = IconButton(theme, "x", self.tr("Close the burst"))
        self.errors = Pill(theme, "", "neutral")
        self.settings = SettingsRow(theme)
        self._cells: dict[str, tuple[QWidget, TextLabel]] = {}
        self._result_row = QWidget()
        self._build()
        self._connect()
        self.hide()

    def render_snapshot(self, snapshot: BurstSnapshot) -> None:
        """Show the burst."""
        self.setVisible(snapshot.is_shown)
        self.settings.render_settings(snapshot.settings, not snapshot.running)
        self.settings.setVisible(not snapshot.running)
        self.cancel.setVisible(snapshot.running)
        self.cancel.setEnabled(not snapshot.stopping)
        self.again.setVisible(not snapshot.running)
        self.close_button.setVisible(not snapshot.running)
        self.bar.setVisible(snapshot.running)
        self._result_row.setVisible(snapshot.result is not None)
        if snapshot.running:
            self._render_progress(snapshot)
        elif snapshot.result is not None:
            self._render_result(snapshot.title, snapshot.result)
        else:
            self.figures.setText("")
            self._say(snapshot.problem, "error.base" if snapshot.problem else "text.secondary")

    def _render_progress(self, snapshot: BurstSnapshot) -> None:
        progress = snapshot.progress
        self.figures.setText(progress_figures(progress))
        self._say(progress_words(progress, snapshot.stopping), "text.secondary")
        self.bar.setRange(0, 1000)
        self.bar.setValue(0)
        if progress and progress.planned:
            self.bar.setValue(1000 * progress.done // progress.planned)
        elif progress and progress.left_s is not None and progress.elapsed_s:
            self.bar.setValue(int(1000 * progress.elapsed_s / (progress.elapsed_s + progress.left_s)))

    def _render_result(self, title: str, result: BurstResult) -> None:
        self.figures.setText(f"{title} · {result_figures(result)}")
        self._say(load_words(result), "text.muted")
        self.errors.set(error_words(result), "error" if result.errors else "ok")
        found = {name: (value, trusted) for name, value, trusted in percentile_cells(result)}
        for name, (cell, label) in self._cells.items():
            cell.setVisible(name in found)
            if name in found:
                value, trusted = found[name]
                label.setText(f"{value} ms")
                label.set_token("text.primary" if trusted else "text.disabled")
                cell.setToolTip("" if trusted else self.tr("Fewer than 1,000 answers: p99 says little."))

    def _say(self, words: str, token: str) -> None:
        self.words.setText(words)
        self.words.set_token(token)
        self.words.setVisible(bool(words))

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 7, 8, 8)
        inner.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(text(self._theme, self.tr("Burst"), "heading"))
        head.addWidget(self.figures)
        head.addStretch(1)
        for button in (self.cancel, self.again, self.close_button):
            head.addWidget(button)
        inner.addLayout(head)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the burst"))
        self._build_result()
        for widget in (self.bar, self._result_row, self.words, self.settings):
            inner.addWidget(widget)
        layout.addLayout(inner)
        layout.addWidget(line())
        self.cancel.setToolTip(self.tr("Cancel and keep the results so far (Esc)"))
        self.cancel.setProperty(COMMAND, "burst.stop")
        self.again.setToolTip(self.tr("Run burst (Ctrl+Shift+Enter)"))
        self.again.setProperty(COMMAND, "burst.run")

    def _build_result(self) -> None:
        row = QHBoxLayout(self._result_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        for name in ("p50", "p95", "p99", "max"):
            cell = QWidget()
            pair = QHBoxLayout(cell)
            pair.setContentsMargins(0, 0, 0, 0)
            pair.setSpacing(6)
            value = text(self._theme, "", "label", mono=True)
            pair.addWidget(text(self._theme, name, "small", "text.muted"))
            pair.addWidget(value)
            self._cells[name] = (cell, value)
            row.addWidget(cell)
        row.addWidget(self.errors)
        row.addStretch(1)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.stop_requested)
        self.again.clicked.connect(self.run_requested)
        self.close_button.clicked.connect(self.dismiss_requested)
        self.settings.changed.connect(self.settings_changed)
