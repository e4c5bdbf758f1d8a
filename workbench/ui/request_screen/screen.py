"""The Request screen: its layout, with a slot for each panel; a slot that nobody filled takes no room."""

from collections.abc import Mapping, Sequence
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from workbench.ui.common.buttons import IconButton
from workbench.ui.common.focus import chain
from workbench.ui.common.theme import Theme
from workbench.ui.request.panel import RequestPanel
from workbench.ui.splitter import Splitter

Slot = Literal[
    "rail_tree", "rail_environment", "rail_history", "response", "results", "advice", "client", "compare", "copy"
]
NARROW = 1240
"""Under this width the left column becomes a drawer, and Client, Compare and Copy as become tabs."""
_RAIL, _CENTRE, _RIGHT, _STRIP = 240, 405, 372, 44
_BESIDE: tuple[Slot, ...] = ("client", "compare", "copy")
_RAIL_ORDER: tuple[Slot, ...] = ("rail_tree", "rail_environment", "rail_history")
_ASIDE_ORDER: tuple[Slot, ...] = ("client", "response", "results", "compare", "copy")
_ORDER: tuple[Slot, ...] = ("client", "response", "results", "compare", "copy", "rail_tree", "rail_history")


class RequestScreen(QWidget):
    """Lays out what it is given, and folds it together in a small window.

    Signals:
        sizes_changed: The user moved a splitter.
    """

    sizes_changed = Signal()

    def __init__(self, theme: Theme, editor: RequestPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._filled: dict[Slot, QWidget] = {}
        self._titles: dict[Slot, str] = {}
        self._narrow: bool | None = None
        self._kept: Mapping[str, Sequence[int]] = {}
        horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self.columns = Splitter(horizontal, (_RAIL, 1200), 1)
        self.rail = Splitter(vertical, (300, 120, 420), 2)
        self.rows = Splitter(vertical, (430, 420), 0)
        self.answers = Splitter(horizontal, (_CENTRE, 424, _RIGHT), 1)
        self.answer = Splitter(vertical, (230, 190), 0)
        self.aside = QTabWidget()
        self.drawer = QFrame(self)
        self.strip = QWidget()
        self.drawer_button = IconButton(
            theme, "panel-left", self.tr("Collection, environment and history (Ctrl+B)"), self.strip
        )
        self._rail_box = QFrame()
        self._answer_box = QWidget()
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
            "request.client": self.editor.columns,
            "request.halves": self.editor.editors.halves,
        }

    @property
    def is_narrow(self) -> bool:
        """Whether the left column is a drawer now."""
        return bool(self._narrow)

    def fill(self, slot: Slot, widget: QWidget, title: str = "") -> None:
        """Put a panel into its place; ``title`` names its tab where it becomes one."""
        self._filled[slot], self._titles[slot] = widget, title
        if slot in _BESIDE:
            self._put_beside(slot)
        elif slot == "advice":
            _layout(self._answer_box).addWidget(widget)
        else:
            (self.rail if slot.startswith("rail") else self.answer).addWidget(widget)

    def restore_sizes(self, kept: Mapping[str, Sequence[int]]) -> None:
        """Take sizes that were kept, as soon as the screen has a size itself."""
        self._kept = kept

    def kept_sizes(self) -> dict[str, tuple[int, ...]]:
        """The sizes worth keeping: those of a wide window."""
        if self._narrow:
            return {name: tuple(sizes) for name, sizes in self._kept.items()}
        return {name: splitter.kept_sizes for name, splitter in self.splitters.items()}

    def reset_sizes(self) -> None:
        """Put every splitter back to its start sizes."""
        for splitter in self.splitters.values():
            splitter.reset_sizes()

    def toggle_drawer(self) -> None:
        """Show or hide the left column where it is a drawer."""
        if self.is_narrow:
            self.drawer.setVisible(not self.drawer.isVisible())
            self._place_drawer()

    def close_drawer(self) -> None:
        """Hide the left column where it is a drawer."""
        if self.is_narrow:
            self.drawer.hide()

    def focus_panel(self, by: int) -> None:
        """Give the keyboard to the panel after (or before) the one that has it."""
        panels = [self.editor, *(self._filled[slot] for slot in _ORDER if slot in self._filled)]
        shown = [panel for panel in panels if panel.isVisible()]
        now = next((place for place, panel in enumerate(shown) if _holds(panel, self.focusWidget())), -by)
        for step in range(1, len(shown) + 1):
            if _focus_first(shown[(now + by * step) % len(shown)]):
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._fit()
            self._place_drawer()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        self._order_keys()

    def _build(self) -> None:
        self.aside.setDocumentMode(True)
        self.aside.hide()
        self.drawer.setProperty("kind", "drawer")
        self.drawer.hide()
        self.strip.setFixedWidth(_STRIP)
        self.drawer_button.move((_STRIP - self.drawer_button.width()) // 2, 8)
        self.drawer_button.clicked.connect(self.toggle_drawer)
        for box in (self._rail_box, self.drawer, self._answer_box):
            inner = QVBoxLayout(box)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(0)
        _layout(self._rail_box).addWidget(self.rail)
        _layout(self._answer_box).addWidget(self.answer, 1)
        self.answers.addWidget(self._answer_box)
        self.rows.addWidget(self.editor)
        self.rows.addWidget(self.answers)
        self.columns.addWidget(self._rail_box)
        self.columns.addWidget(self.rows)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addWidget(self.columns)
        for splitter in self.splitters.values():
            splitter.sizes_changed.connect(self._on_sizes)

    def _order_keys(self) -> None:
        """Let Tab go as the eye does: the left column, the request from its tabs down, who sends it, its answer."""
        editor = self.editor
        parts = editor.editors
        rail = (self.drawer_button, *(self._filled[slot] for slot in _RAIL_ORDER if slot in self._filled))
        request = (editor.top, editor.bar, editor.note, parts.sections, parts.copy_menu, parts.views, parts.parts)
        aside = [self._filled[slot] for slot in _ASIDE_ORDER if slot in self._filled]
        last: QWidget = self
        for part in (*rail, *request, parts.sent, self.aside.tabBar(), *aside):
            last = chain(last, part)

    def _on_sizes(self) -> None:
        """The user's own sizes: they come back when a narrow window grows wide again."""
        if not self._narrow:
            self._kept = self.kept_sizes()
        self.sizes_changed.emit()

    def _put_beside(self, slot: Slot) -> None:
        """Its column where there is room, else its tab."""
        panel = self._filled[slot]
        if self._narrow:
            self.aside.addTab(panel, self._titles[slot])
        else:
            (self.editor.columns if slot == "client" else self.answers).addWidget(panel)
            panel.show()

    def _fit(self) -> None:
        narrow = self.width() < NARROW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.drawer.hide()
        self.strip.setVisible(narrow)
        _layout(self.drawer if narrow else self._rail_box).addWidget(self.rail)
        self._rail_box.setVisible(not narrow)
        self._move_aside(narrow)
        self.editor.editors.allow_both(not narrow)
        for name, splitter in self.splitters.items():
            splitter.restore_sizes(() if narrow else self._kept.get(name, ()))
        if narrow:
            self.rows.setSizes([self.height() * 9 // 20, self.height() * 11 // 20])
            self.answer.setSizes([self.height() * 8 // 20, self.height() * 3 // 20])  # the body before the assertions
        elif "request.halves" not in self._kept:
            self.editor.editors.share_evenly()

    def _move_aside(self, narrow: bool) -> None:
        if narrow:
            self.answers.addWidget(self.aside)
        else:
            self.aside.setParent(self)
        for slot in (one for one in _BESIDE if one in self._filled):
            self._put_beside(slot)
        self.aside.setVisible(narrow and self.aside.count() > 0)

    def _place_drawer(self) -> None:
        if self.drawer.isVisible():
            self.drawer.setGeometry(_STRIP, 0, _RAIL, self.height())
            self.drawer.raise_()


def _holds(panel: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (panel is widget or panel.isAncestorOf(widget))


def _focus_first(panel: QWidget) -> bool:
    """Focus the first thing in a panel that the Tab key would reach, if there is any."""
    for widget in (panel, *panel.findChildren(QWidget)):
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and widget.isEnabled() and widget.isVisible() and widget.focusProxy() is None:
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False


def _layout(box: QWidget) -> QVBoxLayout:
    layout = box.layout()
    assert isinstance(layout, QVBoxLayout)
    return layout
