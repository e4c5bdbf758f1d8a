"""The theme that every widget takes: colours, fonts and sizes by token, in light, dark or the system's choice."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QGuiApplication, QPen
from PySide6.QtWidgets import QApplication

from workbench.ui.common.fonts import load_fonts
from workbench.ui.common.qt_palette import make_palette
from workbench.ui.common.stylesheet import make_stylesheet
from workbench.ui.common.tokens import Scheme, SeriesToken, load_tokens

Mode = Literal["light", "dark", "system"]
HATCH = "hatch"
STYLE = "Fusion"


@dataclass(frozen=True, slots=True)
class Series:
    """Pen and brush of a chart's series, ready to use. Pens are 1 px wide: wider ones cost four times as much."""

    color: QColor
    pen: QPen
    brush: QBrush


class Theme(QObject):
    """Answers what a token is now, and applies the whole look to the application.

    Signals:
        changed: The scheme changed and palette and style sheet were rebuilt, or motion was reduced or allowed.
    """

    changed = Signal()

    def __init__(self, mode: Mode = "light", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens = load_tokens()
        self._mode: Mode = mode
        self._reduced_motion = False
        self._app: QApplication | None = None
        load_fonts()
        self._scheme: Scheme = self._resolve()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)

    @property
    def mode(self) -> Mode:
        """What was chosen: light, dark or system."""
        return self._mode

    @property
    def scheme(self) -> Scheme:
        """What is shown: light or dark."""
        return self._scheme

    @property
    def series(self) -> dict[str, Series]:
        """Pens and brushes of the chart series by name: p50, p95, p99, cacheHit, before, after, ..."""
        return {name: self._series(token) for name, token in self._tokens.series.items()}

    @property
    def reduced_motion(self) -> bool:
        """Whether things jump instead of moving, and charts redraw once a second."""
        return self._reduced_motion

    def set_reduced_motion(self, reduced: bool) -> None:
        """Ask everything that moves to keep still."""
        if reduced != self._reduced_motion:
            self._reduced_motion = reduced
            self.changed.emit()

    def set_mode(self, mode: Mode) -> None:
        """Choose light, dark or system; rebuilds the look when what is shown differs."""
        self._mode = mode
        self._follow_system()

    def color(self, token: str) -> QColor:
        """The colour of a token such as ``bg.panel``, ``ok.base`` or ``stage.cache``."""
        return QColor(self._tokens.colors[self._scheme][token])

    def stage_color(self, kind: str) -> QColor:
        """The colour of a stage kind's silhouette."""
        return self.color(f"stage.{kind}")

    def size(self, name: str) -> int:
        """A size in pixels: ``row``, ``node.width``, ``radius.card``; ``motion.ui`` in milliseconds."""
        return self._tokens.sizes[name]

    def font(self, role: str = "body", mono: bool = False) -> QFont:
        """The font of a step of the type scale, with figures of equal width."""
        style = self._tokens.type[role]
        family = "mono" if mono or style.mono else "ui"
        font = QFont(list(self._tokens.families[family]))
        font.setPixelSize(style.px)
        font.setWeight(QFont.Weight(style.weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if family == "ui":
            font.setFeature(QFont.Tag("tnum"), 1)
        else:
            font.setFeature(QFont.Tag("calt"), 0)  # evidence shows its characters: no ligatures
        return font

    def apply(self, app: QApplication) -> None:
        """Give the application our style, palette, font and style sheet, now and at every change."""
        self._app = app
        if app.style().name().lower() != STYLE.lower():
            app.setStyle(STYLE)  # a walk through every widget: cheap only while there is none
        app.setFont(self.font("body"))
        self._dress()

    def _dress(self) -> None:
        if self._app is not None:
            colors = self._tokens.colors[self._scheme]
            self._app.setPalette(make_palette(colors))
            self._app.setStyleSheet(make_stylesheet(colors, self._scheme))

    def _follow_system(self) -> None:
        scheme = self._resolve()
        if scheme != self._scheme:
            self._scheme = scheme
            self._dress()
            self.changed.emit()

    def _resolve(self) -> Scheme:
        if self._mode != "system":
            return self._mode
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _series(self, token: SeriesToken) -> Series:
        color = self.color(token.color)
        pen = QPen(color, 1)
        pen.setCosmetic(True)
        if token.pen.startswith("dash"):
            pen.setDashPattern([6, 3])
        elif token.pen.startswith("dot"):
            pen.setDashPattern([1.5, 3])
        fill = QColor(color)
        if HATCH in token.fill:
            return Series(color, pen, QBrush(fill, Qt.BrushStyle.BDiagPattern))
        fill.setAlphaF(0.30 if "0.30" in token.fill else 0.16)
        return Series(color, pen, QBrush(fill))
