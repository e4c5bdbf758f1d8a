"""The Body tab: tree, laid out, raw, hex or a preview, at any size; search, filter, copy, save."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from workbench.core.assertions.part import Part
from workbench.core.exchange import Exchange
from workbench.core.lines import Lines
from workbench.state.response import BodyMode, ResponseSnapshot
from workbench.ui.common.labels import line, paragraph
from workbench.ui.common.theme import Theme
from workbench.ui.response import json_colors, xml_colors
from workbench.ui.response.body_foot import BodyFoot
from workbench.ui.response.body_tools import BodyTools
from workbench.ui.response.filter_bar import FilterBar
from workbench.ui.response.image_view import ImageView
from workbench.ui.response.line_view import LineView, Runs
from workbench.ui.response.search_bar import SearchBar
from workbench.ui.response.tree_view import JsonTreeView

_COPY_LINES = 20_000
_COLORED_BYTES = 1_500
"""Longer lines are shown in stretches, whose colours could only be guessed."""
_COLORS: Mapping[str, Runs] = {"json": json_colors.runs} | dict.fromkeys(("xml", "html", "svg"), xml_colors.runs)
_MODES: dict[str, BodyMode] = {"tree": "tree", "pretty": "pretty", "raw": "raw", "preview": "preview", "hex": "hex"}


class BodyView(QWidget):
    """Shows the body of one exchange in the chosen form, or in the nearest one that it allows.

    Signals:
        layout_requested: The body should be made readable.
        layout_cancelled: That should stop.
        search_requested: Carries the words and the form that is searched.
        filter_requested: Carries a JSONPath; empty for none.
        save_requested: Carries the path of the target file.
    """

    layout_requested = Signal()
    layout_cancelled = Signal()
    search_requested = Signal(str, str)
    filter_requested = Signal(str)
    save_requested = Signal(str)

    def __init__(
        self, theme: Theme, tools: BodyTools, *, prefers: BodyMode = "tree", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._prefers = prefers
        self._snapshot = ResponseSnapshot()
        self._wanted: BodyMode | None = None
        self._first: BodyMode = "raw"
        """The form in which this body was shown first: a tree that is ready later doesn't push it away."""
        self._dialog: QFileDialog | None = None
        self.tree = JsonTreeView(theme)
        self.lines = LineView(theme)
        self.image = ImageView(theme)
        self.search = SearchBar(theme)
        self.filter = FilterBar(theme)
        self.foot = BodyFoot(theme)
        self._empty = paragraph(theme, "", "small", "text.muted")
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    @property
    def mode(self) -> BodyMode:
        """The form that is shown just now."""
        ready = [mode for mode in self._snapshot.modes if self._ready(mode)]
        if self._wanted in ready:
            return self._wanted
        return self._first if self._first in ready else next(iter(ready), "raw")

    @property
    def modes(self) -> tuple[BodyMode, ...]:
        """The forms in which this body can be shown."""
        return self._snapshot.modes

    @property
    def complete(self) -> bool:
        """Whether all of the body was looked at."""
        return self._snapshot.ready and self._snapshot.indexed >= 1

    @property
    def part(self) -> Part | None:
        """The value that is chosen in the tree."""
        return self.tree.part if self._stack.currentWidget() is self.tree else None

    def render_body(self, snapshot: ResponseSnapshot, exchange: Exchange) -> None:
        """Show what is ready of a body."""
        other = snapshot.exchange_id != self._snapshot.exchange_id
        made_readable = self._snapshot.laying_out and not snapshot.laying_out
        first = snapshot.ready and (other or not self._snapshot.ready or made_readable)
        if other:
            self.search.close_bar()
            self.filter.forget()
        self._snapshot = snapshot
        if first:
            ready = [mode for mode in snapshot.modes if self._ready(mode)]
            self._first = self._prefers if self._prefers in ready else next(iter(ready), "raw")
        self.foot.show_body(snapshot)
        self.filter.show_filter(snapshot.filter)
        size = exchange.response.body_bytes if exchange.response else 0
        self._empty.setText(self.tr("The answer has no body.") if snapshot.ready else "")
        self._refresh(empty=size == 0)

    def choose(self, mode: str) -> None:
        """Show the body in another form."""
        self._wanted = _MODES[mode]
        if not self._ready(self._wanted):
            self.layout_requested.emit()
        self._refresh()

    def open_search(self) -> None:
        """Look for words in the form that is shown."""
        if self.mode == "hex":
            self.choose("raw")
        self.search.open()

    def toggle_filter(self) -> None:
        """Open or close the line for a JSONPath."""
        if self.filter.isVisible():
            self.filter.close_bar()
        else:
            self.filter.open()

    def copy(self) -> None:
        """Copy what is selected, or all of a body that is not too long."""
        lines = self._lines_of("pretty" if self.mode == "tree" else self.mode) or self._snapshot.raw
        selected = self.lines.selected_text() if self._stack.currentWidget() is self.lines else ""
        if selected or lines is not None:
            QGuiApplication.clipboard().setText(selected or "\n".join(lines.read(0, _COPY_LINES) if lines else ()))

    def ask_where_to_save(self) -> None:
        """Ask for a file without blocking the window."""
        kind = self._snapshot.media.kind if self._snapshot.media else "text"
        name = {"json": "body.json", "xml": "body.xml", "svg": "body.svg", "html": "body.html"}.get(kind, "body.txt")
        if kind == "image" and self._snapshot.media:
            name = f"body.{self._snapshot.media.name.rpartition('/')[2]}"
        self._dialog = QFileDialog(self, self.tr("Save the body"), name)
        self._dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self._dialog.selectFile(name)
        self._dialog.fileSelected.connect(self.save_requested)
        self._dialog.open()

    def set_narrow(self, narrow: bool) -> None:
        """Give the choice of forms to the line below the body, or put it back beside the tabs."""
        if narrow:
            self._tools.give_to(self.foot.row)
        else:
            self._tools.take_back()

    def _build(self) -> None:
        self._empty.setContentsMargins(12, 12, 12, 12)
        self.lines.setAccessibleName(self.tr("Response body"))
        for page in (self.tree, self.lines, self.image, self._empty):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filter)
        layout.addWidget(self.search)
        layout.addWidget(self._stack, 1)
        layout.addWidget(line())
        layout.addWidget(self.foot)

    def _connect(self) -> None:
        self._tools.modes.selected.connect(self.choose)
        self._tools.filter.clicked.connect(self.toggle_filter)
        self._tools.search.clicked.connect(self.open_search)
        self._tools.copy.clicked.connect(self.copy)
        self._tools.save.clicked.connect(self.ask_where_to_save)
        self.foot.cancel_requested.connect(self.layout_cancelled)
        self.filter.filter_requested.connect(self.filter_requested)
        self.search.search_requested.connect(self._ask_search)
        self.search.moved.connect(self._show_match)

    def _ready(self, mode: BodyMode) -> bool:
        if mode == "tree":
            return self._snapshot.tree is not None
        return (mode == "preview" and self._snapshot.image is not None) or self._lines_of(mode) is not None

    def _lines_of(self, mode: BodyMode) -> Lines | None:
        shown = self._snapshot
        return {"pretty": shown.pretty, "raw": shown.raw, "hex": shown.hex, "preview": shown.preview}.get(mode)

    def _refresh(self, *, empty: bool = False) -> None:
        shown, mode = self._snapshot, self.mode
        self._tools.modes.show_segments(shown.modes)
        self._tools.modes.set_value(mode)
        self._tools.modes.segment("tree").setEnabled(shown.tree is not None)
        self._tools.filter.setVisible(shown.is_json)
        if empty or shown.raw is None:
            self._stack.setCurrentWidget(self._empty)
        elif mode == "tree":
            self.tree.show_tree(shown.tree)
            self._stack.setCurrentWidget(self.tree)
        elif mode == "preview" and shown.image is not None:
            self.image.show_file(shown.image)
            self._stack.setCurrentWidget(self.image)
        else:
            lines = self._lines_of(mode) or shown.raw
            self.lines.show_lines(lines, self._runs(mode) if lines.widest < _COLORED_BYTES else None)
            self._stack.setCurrentWidget(self.lines)
        self._show_search()

    def _runs(self, mode: BodyMode) -> Runs | None:
        kind = self._snapshot.media.kind if self._snapshot.media else "text"
        return _COLORS.get(kind) if mode in ("pretty", "raw") else None

    def _ask_search(self, words: str) -> None:
        self.search_requested.emit(words, self.mode)

    def _show_search(self) -> None:
        found = self._snapshot.found
        if self._snapshot.found_in != self.mode and found.words and self.isVisible():
            self._ask_search(found.words)
            return
        self.search.show_found(found)
        self._show_match()

    def _show_match(self) -> None:
        found = self._snapshot.found
        if self._stack.currentWidget() is self.tree:
            self.tree.show_found(found.words, self.search.current_of(found.offsets))
        else:
            self.lines.show_found(found, self.search.current)
