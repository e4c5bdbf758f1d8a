"""The Request screen: its layout, with a slot for each panel; a slot that nobody filled takes no room."""

from collections.abc import Mapping, Sequence
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from workbench.ui.common.theme import Theme
from workbench.ui.splitter import Splitter

Slot = Literal["rail_tree", "rail_environment", "rail_history", "editor", "response", "results", "compare", "copy"]
NARROW = 1240
"""Under this width the panels of the right column and Compare become tabs."""
_RAIL, _NARROW_RAIL, _RIGHT = 240, 200, 360


class RequestScreen(QWidget):
    """Lays out what it is given, and folds it together in a small window.

    Signals:
        sizes_changed: The user moved a splitter.
    """

    sizes_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filled: dict[Slot, QWidget] = {}
        self._titles: dict[Slot, str] = {}
        self._narrow: bool | None = None
        self._kept: Mapping[str, Sequence[int]] = {}
        horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self.columns = Splitter(horizontal, (_RAIL, 1200), 1)
        self.rail = Splitter(vertical, (300, 120, 420), 2)
        self.rows = Splitter(vertical, (430, 420), 0)
        self.answers = Splitter(horizontal, (404, 424, _RIGHT), 0)
        self.answer = Splitter(vertical, (230, 190), 0)
        self.aside = QTabWidget()
        self._build()

    @property
    def splitters(self) -> dict[str, Splitter]:
        """The splitters by the name under which their sizes are kept."""
        return {
            "request.columns": self.columns,
            "request.rail": self.rail,
            "request.rows": self.rows,
            "request.answers": self.answers,
            "request.answer": self.answer,
        }

    def fill(self, slot: Slot, widget: QWidget, title: str = "") -> None:
        """Put a panel into its place; ``title`` names its tab where it becomes one."""
        self._filled[slot], self._titles[slot] = widget, title
        homes = {"rail": self.rail, "response": self.answer, "results": self.answer, "editor": self.rows}
        home = homes.get(slot.partition("_")[0], self.answers)
        if home is self.rows:
            home.insertWidget(0, widget)
            home.setStretchFactor(0, 1)
        else:
            home.addWidget(widget)

    def restore_sizes(self, kept: Mapping[str, Sequence[int]]) -> None:
        """Take sizes that were kept, as soon as the screen has a size itself."""
        self._kept = kept

    def kept_sizes(self) -> dict[str, tuple[int, ...]]:
        """The sizes worth keeping."""
        return {name: splitter.kept_sizes for name, splitter in self.splitters.items()}

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

    def _build(self) -> None:
        self.aside.setDocumentMode(True)
        self.aside.hide()
        self.answers.addWidget(self.answer)
        rail = QFrame()
        inner = QVBoxLayout(rail)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.rail)
        self.rows.addWidget(self.answers)
        self.columns.addWidget(rail)
        self.columns.addWidget(self.rows)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns)
        for splitter in self.splitters.values():
            splitter.sizes_changed.connect(self.sizes_changed)

    def _fit(self) -> None:
        """Beside each other where there is room, else as tabs."""
        narrow = self.width() < NARROW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        slots: tuple[Slot, ...] = ("compare", "copy")
        panels = [(slot, self._filled[slot]) for slot in slots if slot in self._filled]
        if narrow:
            self.answers.addWidget(self.aside)
            for slot, panel in panels:
                self.aside.addTab(panel, self._titles[slot])
        else:
            self.aside.hide()
            self.aside.setParent(self)
            for _slot, panel in panels:
                self.answers.addWidget(panel)
                panel.show()
        self.aside.setVisible(narrow and bool(panels))
        for name, splitter in self.splitters.items():
            splitter.restore_sizes(() if narrow else self._kept.get(name, ()))
        self.columns.hold(0, _NARROW_RAIL if narrow else 0)
