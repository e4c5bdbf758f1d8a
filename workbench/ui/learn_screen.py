"""The Learn screen: lesson on the left, request over response, switchboard over charts, the pipeline below."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbench.ui.common.empty import EmptyState
from workbench.ui.common.theme import Theme
from workbench.ui.common.veiled import Veiled
from workbench.ui.rail import Rail
from workbench.ui.splitter import Splitter

_EDITOR_MINIMUM = (320, 160)
_LOWEST = 60
"""Of the panel below another one: in a low window it gives way, and the upper one is not squeezed."""
NARROW = 1360
"""Under this width the switchboard becomes a drawer."""
LOW = 800
"""Under this height the pipeline panel is kept low."""
_NARROW_LESSON, _LOW_PIPELINE = 300, 176


@dataclass(frozen=True, slots=True)
class Panels:
    """The panels of the Learn screen."""

    lesson: QWidget
    notice: QWidget
    request: QWidget
    response: QWidget
    pipeline: QWidget
    switchboard: QWidget
    charts: QWidget


def stacked(upper: QWidget, lower: QWidget) -> QWidget:
    """Two widgets as one panel, the lower taking what is left."""
    both = QWidget()
    layout = QVBoxLayout(both)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(upper)
    layout.addWidget(lower, 1)
    lower.setMinimumHeight(_LOWEST)
    return both


class LearnScreen(QWidget):
    """Lays the panels out and keeps them usable down to the smallest window.

    Signals:
        sizes_changed: The user moved a splitter.
    """

    sizes_changed = Signal()

    def __init__(self, theme: Theme, panels: Panels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._narrow = False
        words = (self.tr("Covered until you predict"), self.tr("It shows what you are asked. Answer first, or skip."))
        self.response = Veiled(panels.response, EmptyState(theme, "eye-off", *words, self.tr("To the question")))
        self.pipeline = Veiled(panels.pipeline, EmptyState(theme, "eye-off", *words))
        horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        side, lesson = theme.size("switchboardColumn"), theme.size("lessonColumn")
        self.columns = Splitter(horizontal, (lesson, 1100), 1)
        self.rows = Splitter(vertical, (576, theme.size("pipelinePanel")), 0)
        self.top = Splitter(horizontal, (760, side), 0)
        self.editors = Splitter(vertical, (226, 350), 1)
        self.instruments = Splitter(vertical, (290, 286), 0)
        self.drawer = QFrame(self)
        self.rail = Rail(theme)
        self._top_box = QWidget()
        self._build(panels)

    @property
    def is_narrow(self) -> bool:
        """Whether the switchboard is a drawer now."""
        return self._narrow

    @property
    def splitters(self) -> dict[str, Splitter]:
        """The splitters by the name under which their sizes are kept."""
        return {
            "columns": self.columns,
            "rows": self.rows,
            "top": self.top,
            "editors": self.editors,
            "instruments": self.instruments,
        }

    def toggle_drawer(self) -> None:
        """Show or hide the switchboard and the charts: as an overlay when narrow, as the column when wide."""
        if self._narrow:
            self.drawer.setVisible(not self.drawer.isVisible())
            self._place_drawer()
        else:
            self.instruments.setVisible(not self.instruments.isVisible())

    def close_drawer(self) -> None:
        """Hide the overlay."""
        if self._narrow:
            self.drawer.hide()

    def make_room(self, height: int) -> None:
        """Let the request editor be at least so high for a while; 0 takes that back."""
        self.editors.give_room(0, height)

    def reset_sizes(self) -> None:
        """Put every splitter back to its start sizes."""
        for splitter in self.splitters.values():
            splitter.reset_sizes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._set_narrow(self.width() < NARROW)
        self._place_drawer()

    def _build(self, panels: Panels) -> None:
        centre = QWidget()
        stack = QVBoxLayout(centre)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(panels.notice)
        stack.addWidget(self.editors, 1)
        for editor in (panels.request, self.response):
            editor.setMinimumSize(*_EDITOR_MINIMUM)
            self.editors.addWidget(editor)
        for instrument in (panels.switchboard, panels.charts):
            instrument.setMinimumHeight(120)
            self.instruments.addWidget(instrument)
        panels.lesson.setMinimumWidth(260)
        self.instruments.setMinimumWidth(300)
        self.pipeline.setMinimumHeight(_LOW_PIPELINE)
        self.top.addWidget(centre)
        self.top.addWidget(self.instruments)
        beside = QHBoxLayout(self._top_box)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.top, 1)
        beside.addWidget(self.rail)
        self.rows.addWidget(self._top_box)
        self.rows.addWidget(self.pipeline)
        self.columns.addWidget(panels.lesson)
        self.columns.addWidget(self.rows)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns)
        self._build_drawer()

    def _build_drawer(self) -> None:
        self.drawer.setProperty("kind", "drawer")
        inner = QVBoxLayout(self.drawer)
        inner.setContentsMargins(1, 1, 1, 1)
        self.drawer.hide()
        self.rail.hide()
        self.rail.button.clicked.connect(self.toggle_drawer)
        for splitter in self.splitters.values():
            splitter.sizes_changed.connect(self.sizes_changed)

    def _set_narrow(self, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.rail.setVisible(narrow)
        self.drawer.hide()
        if narrow:
            layout = self.drawer.layout()
            assert layout is not None
            layout.addWidget(self.instruments)
        else:
            self.top.addWidget(self.instruments)
            self.top.reset_sizes()
        self.instruments.show()

    def _place_drawer(self) -> None:
        if self._narrow:
            width = self._theme.size("switchboardColumn")
            self.drawer.setGeometry(self.width() - width - self.rail.width(), 0, width, self.height())
            self.drawer.raise_()

    def fit_window(self, size: QSize) -> None:
        """Keep the lesson narrow in a narrow window and the pipeline low in a low one, for as long as it is so."""
        lesson, pipeline = self.columns.kept_sizes[0], self.rows.kept_sizes[1]
        self.columns.hold(0, _NARROW_LESSON if size.width() < NARROW and lesson > _NARROW_LESSON else 0)
        self.rows.hold(1, _LOW_PIPELINE if size.height() < LOW and pipeline > _LOW_PIPELINE else 0)
