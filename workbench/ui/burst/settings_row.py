"""How the next burst is sent: count or duration, clients or rate, in one row."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QSpinBox, QWidget

from workbench.state.burst import BurstSettings
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme


class SettingsRow(QWidget):
    """Edits the settings.

    Signals:
        changed: Something was changed; carries the BurstSettings.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = BurstSettings()
        self.ends_by = Segmented(theme, [("count", self.tr("Count")), ("duration", self.tr("Duration"))])
        self.pace = Segmented(theme, [("clients", self.tr("Clients")), ("rate", self.tr("Rate"))])
        self.count, self.clients = QSpinBox(), QSpinBox()
        self.duration, self.rate = QDoubleSpinBox(), QDoubleSpinBox()
        self._build()
        self._connect()

    def render_settings(self, settings: BurstSettings, enabled: bool) -> None:
        """Show the settings without a signal."""
        self._settings = settings
        self.setEnabled(enabled)
        for spin in (self.count, self.clients, self.duration, self.rate):
            spin.blockSignals(True)
        self.count.setValue(settings.count)
        self.clients.setValue(settings.clients)
        self.duration.setValue(settings.duration_s)
        self.rate.setValue(settings.rate_per_s)
        for spin in (self.count, self.clients, self.duration, self.rate):
            spin.blockSignals(False)
        self.ends_by.set_value(settings.ends_by)
        self.pace.set_value(settings.pace)
        self.count.setVisible(settings.ends_by == "count")
        self.duration.setVisible(settings.ends_by == "duration")
        self.clients.setVisible(settings.pace == "clients")
        self.rate.setVisible(settings.pace == "rate")

    def _build(self) -> None:
        self._set_up(self.count, self.tr("Requests in a burst"), 1, 1_000_000)
        self._set_up(self.clients, self.tr("Clients of a burst"), 1, 500)
        self._set_up(self.duration, self.tr("Duration of a burst"), 0.5, 600, self.tr(" s"))
        self._set_up(self.rate, self.tr("Requests per second of a burst"), 1, 20_000, self.tr(" /s"))
        self.duration.setDecimals(1)
        self.rate.setDecimals(0)
        self.pace.setToolTip(self.tr("A rate keeps its schedule; clients wait for their answers."))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.ends_by, self.count, self.duration):
            layout.addWidget(widget)
        layout.addSpacing(12)
        for widget in (self.pace, self.clients, self.rate):
            layout.addWidget(widget)
        layout.addStretch(1)

    @staticmethod
    def _set_up(spin: QSpinBox | QDoubleSpinBox, name: str, low: float, high: float, suffix: str = "") -> None:
        if isinstance(spin, QSpinBox):
            spin.setRange(int(low), int(high))
        else:
            spin.setRange(low, high)
        spin.setSuffix(suffix)
        spin.setAccessibleName(name)
        spin.setToolTip(name)
        spin.setFixedWidth(96)
        spin.setKeyboardTracking(False)

    def _connect(self) -> None:
        for whole in (self.count, self.clients):
            whole.valueChanged.connect(self._on_changed)
        for decimal in (self.duration, self.rate):
            decimal.valueChanged.connect(self._on_changed)
        self.ends_by.selected.connect(self._on_changed)
        self.pace.selected.connect(self._on_changed)

    def _on_changed(self, _value: object) -> None:
        settings = replace(
            self._settings,
            ends_by="duration" if self.ends_by.value == "duration" else "count",
            count=self.count.value(),
            duration_s=self.duration.value(),
            pace="rate" if self.pace.value == "rate" else "clients",
            clients=self.clients.value(),
            rate_per_s=self.rate.value(),
        )
        self.changed.emit(settings)
