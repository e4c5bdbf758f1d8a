"""The left column before a run: which switch, which two positions, on which request, under which load."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from server.contract.features import FeatureInfo
from workbench.core.utilisation import CALIBRATION_REQUESTS, HIGHEST_RATE, LOWEST_RATE
from workbench.state.experiment import ExperimentSetup, ExperimentSnapshot
from workbench.ui.common.labels import ElidedLabel, paragraph, text
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.prediction import PredictionCard
from workbench.ui.experiment.rows import SectionHead, Swatch


class SetupPane(QWidget):
    """Edits the set-up of the next experiment.

    Signals:
        feature_chosen: Another switch was chosen; carries its id.
        setup_changed: Something else was changed; carries the ExperimentSetup.
        predicted: Carries the guessed factor, or None when it is skipped.
    """

    feature_chosen = Signal(str)
    setup_changed = Signal(object)
    predicted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._setup = ExperimentSetup()
        self._switches: tuple[FeatureInfo, ...] = ()
        self._feature = QComboBox()
        self._a, self._b = QComboBox(), QComboBox()
        self._about = paragraph(theme, "", "small", "text.muted")
        self._request = ElidedLabel(theme, "", "small", mono=True)
        self._count = QSpinBox()
        self._pace = Segmented(theme, [("rate", self.tr("Open")), ("clients", self.tr("Closed"))])
        self._rate = QDoubleSpinBox()
        self._clients = QSpinBox()
        self._model = paragraph(theme, "", "small", "text.muted")
        self._prediction = PredictionCard(theme)
        self._build()
        self._connect()

    def render_snapshot(self, snapshot: ExperimentSnapshot) -> None:
        """Show the set-up."""
        if snapshot.switches != self._switches:
            self._switches = snapshot.switches
            _fill(self._feature, [(info.id, f"{info.group.upper()}  {info.title}") for info in self._switches])
        setup, info = snapshot.setup, snapshot.feature
        if info is not None:
            choices = [(choice.value, choice.label) for choice in info.choices]
            _fill(self._a, choices)
            _fill(self._b, choices)
            self._about.setText(info.summary)
        self._setup = setup
        for box, value in ((self._feature, setup.feature_id), (self._a, setup.a), (self._b, setup.b)):
            _select(box, value)
        for spin, figure in ((self._count, setup.count), (self._clients, setup.clients)):
            _set_quietly(spin, figure)
        _set_quietly(self._rate, setup.rate_per_s or 0.0)
        self._pace.set_value(setup.pace)
        self._rate.setVisible(setup.pace == "rate")
        self._clients.setVisible(setup.pace == "clients")
        self._model.setText(self._in_words(setup))
        self._prediction.render_snapshot(snapshot)
        self._request.setText(snapshot.request_title or self.tr("the request in front can't be sent yet"))

    def _in_words(self, setup: ExperimentSetup) -> str:
        if setup.pace == "rate" and setup.rate_per_s is None:
            words = self.tr(
                "The rate is worked out first: {few} requests to each side, then 40 % of what the slower one bears."
                " Sends follow that schedule, so a slow backend is asked as often as a fast one. About {low:.0f} s"
                " at {most:.0f} /s, {high:.0f} s at {least:.0f} /s."
            )
            low, high = (4 * setup.count / rate for rate in (HIGHEST_RATE, LOWEST_RATE))
            return words.format(few=CALIBRATION_REQUESTS, low=low, most=HIGHEST_RATE, high=high, least=LOWEST_RATE)
        if setup.pace == "rate":
            assert setup.rate_per_s is not None
            seconds = 4 * setup.count / setup.rate_per_s
            words = self.tr(
                "Sends follow a schedule, so a slow backend is asked as often as a fast one. About {s:.0f} s."
            )
            return words.format(s=seconds)
        return self.tr("Each client sends when it has its answer, so a slow backend is asked less often.")

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 8)
        layout.setSpacing(6)
        layout.addWidget(paragraph(self._theme, self.tr("Does one switch make a difference?"), "title", "text.primary"))
        layout.addSpacing(8)
        layout.addWidget(SectionHead(self._theme, self.tr("One switch differs"), self.tr("all others held")))
        layout.addWidget(self._feature)
        layout.addWidget(self._about)
        for side, box in (("A", self._a), ("B", self._b)):
            layout.addLayout(self._side_row("A" if side == "A" else "B", box))
        layout.addSpacing(10)
        layout.addWidget(SectionHead(self._theme, self.tr("Request"), self.tr("from the Learn screen")))
        layout.addWidget(self._request)
        layout.addSpacing(10)
        layout.addWidget(SectionHead(self._theme, self.tr("Load"), self.tr("A B A B, four runs")))
        layout.addLayout(self._row(self.tr("Requests per run"), self._count))
        layout.addLayout(self._row(self.tr("Load model"), self._pace))
        layout.addLayout(self._row(self.tr("Rate or clients"), self._rate, self._clients))
        layout.addWidget(self._model)
        layout.addSpacing(8)
        layout.addWidget(self._prediction)
        self._name_controls()

    def _side_row(self, side: str, box: QComboBox) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(text(self._theme, side, "heading", mono=True))
        row.addWidget(Swatch(self._theme, "A" if side == "A" else "B"))
        row.addWidget(box, 1)
        box.setAccessibleName(self.tr("Position of side {side}").format(side=side))
        return row

    def _row(self, name: str, *widgets: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(text(self._theme, name, "body", "text.secondary"))
        row.addStretch(1)
        for widget in widgets:
            row.addWidget(widget)
        return row

    def _name_controls(self) -> None:
        self._feature.setAccessibleName(self.tr("Switch that differs"))
        self._count.setAccessibleName(self.tr("Requests per run"))
        self._count.setRange(20, 20_000)
        self._count.setSingleStep(100)
        self._rate.setAccessibleName(self.tr("Requests per second"))
        self._rate.setRange(0, 5000)
        self._rate.setSpecialValueText(self.tr("automatic"))
        self._rate.setDecimals(0)
        self._rate.setSuffix(self.tr(" /s"))
        self._clients.setAccessibleName(self.tr("Clients"))
        self._clients.setRange(1, 200)
        for spin in (self._count, self._rate, self._clients):
            spin.setFixedWidth(110)
            spin.setKeyboardTracking(False)

    def _connect(self) -> None:
        self._prediction.predicted.connect(self.predicted)
        self._feature.activated.connect(self._on_feature)
        self._a.activated.connect(self._on_changed)
        self._b.activated.connect(self._on_changed)
        self._count.valueChanged.connect(self._on_changed)
        self._rate.valueChanged.connect(self._on_changed)
        self._clients.valueChanged.connect(self._on_changed)
        self._pace.selected.connect(self._on_changed)

    def _on_feature(self, _index: int) -> None:
        self.feature_chosen.emit(self._feature.currentData())

    def _on_changed(self, _value: object) -> None:
        changed = replace(
            self._setup,
            a=self._a.currentData(),
            b=self._b.currentData(),
            count=self._count.value(),
            rate_per_s=self._rate.value() or None,
            clients=self._clients.value(),
            pace="rate" if self._pace.value == "rate" else "clients",
        )
        self.setup_changed.emit(changed)


def _fill(box: QComboBox, items: list[tuple[str, str]]) -> None:
    if [box.itemData(index) for index in range(box.count())] != [value for value, _ in items]:
        box.clear()
        for value, label in items:
            box.addItem(label, value)


def _select(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(box.findData(value))


def _set_quietly(spin: QSpinBox | QDoubleSpinBox, value: float) -> None:
    spin.blockSignals(True)
    spin.setValue(int(value) if isinstance(spin, QSpinBox) else value)  # type: ignore[arg-type]  # each has its own type
    spin.blockSignals(False)
