"""The Body tab: tree, laid out or raw, at any size; search, copy, save."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.core.exchange import Exchange
from workbench.state.response import BodyMode, ResponseSnapshot
from workbench.ui.common.buttons import Button, IconButton
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme
from workbench.ui.response import units
from workbench.ui.response.line_view import LineView
from workbench.ui.response.search_bar import SearchBar
from workbench.ui.response.tree_view import JsonTreeView

_COPY_LINES = 20_000
_COLORED_BYTES = 1_500
"""Longer lines are shown in stretches, whose colours could only be guessed."""


class BodyTools(QWidget):
    """The controls of the body that stand in the line of the tabs."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        options = [("tree", self.tr("Tree")), ("pretty", self.tr("Pretty")), ("raw", self.tr("Raw"))]
        self.modes = Segmented(theme, options)
        self.modes.setAccessibleName(self.tr("Form of the body"))
        self.search = IconButton(theme, "search", self.tr("Search the body (Ctrl+F)"))
        self.copy = IconButton(theme, "copy", self.tr("Copy the body"))
        self.save = IconButton(theme, "save", self.tr("Save the body…"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(2)
        for widget in (self.modes, self.search, self.copy, self.save):
            layout.addWidget(widget)


class BodyView(QWidget):
    """Shows the body of one exchange in the chosen form, or in the nearest one that it allows.

    Signals:
        layout_requested: The body should be laid out on lines.
        layout_cancelled: Laying it out should stop.
        search_requested: Carries the words and 'pretty' or 'raw'.
        save_requested: Carries the path of the target file.
    """

    layout_requested = Signal()
    layout_cancelled = Signal()
    search_requested = Signal(str, str)
    save_requested = Signal(str)

    def __init__(self, theme: Theme, tools: BodyTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tools = tools
        self._snapshot = ResponseSnapshot()
        self._wanted: BodyMode = "tree"
        self._dialog: QFileDialog | None = None
        self.tree = JsonTreeView(theme)
        self.lines = LineView(theme)
        self.search = SearchBar(theme)
        self.note = text(theme, "", "small", "text.muted")
        self.cancel = Button(theme, self.tr("Cancel"), "ghost", "x")
        self._empty = paragraph(theme, "", "small", "text.muted")
        self._stack = QStackedWidget()
        self._build()

    @property
    def mode(self) -> BodyMode:
        """The form that is shown just now."""
        shown = self._snapshot
        if self._wanted == "tree" and shown.tree is not None:
            return "tree"
        if self._wanted != "raw" and shown.pretty is not None:
            return "pretty"
        return "raw"

    def render_body(self, snapshot: ResponseSnapshot, exchange: Exchange) -> None:
        """Show what is ready of a body."""
        if snapshot.exchange_id != self._snapshot.exchange_id:
            self.search.close_bar()
        self._snapshot = snapshot
        self._show(exchange)

    def choose(self, mode: str) -> None:
        """Show the body in another form."""
        self._wanted = "tree" if mode == "tree" else "pretty" if mode == "pretty" else "raw"
        if self._wanted == "pretty" and self._snapshot.pretty is None:
            self.layout_requested.emit()
        self._refresh()

    def open_search(self) -> None:
        """Look for words; the tree gives way to lines, as only those can be searched through."""
        if self.mode == "tree":
            self.choose("pretty")
        self.search.open()

    def copy(self) -> None:
        """Copy what is selected, or all of a body that is not too long."""
        lines = self._snapshot.pretty if self.mode == "pretty" else self._snapshot.raw
        selected = self.lines.selected_text() if self.mode != "tree" else ""
        if selected or lines is not None:
            QGuiApplication.clipboard().setText(selected or "\n".join(lines.read(0, _COPY_LINES) if lines else ()))

    def ask_where_to_save(self) -> None:
        """Ask for a file without blocking the window."""
        name = "body.json" if self._snapshot.is_json else "body.txt"
        self._dialog = QFileDialog(self, self.tr("Save the body"), name)
        self._dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self._dialog.selectFile(name)
        self._dialog.fileSelected.connect(self.save_requested)
        self._dialog.open()

    def _build(self) -> None:
        self._empty.setContentsMargins(12, 12, 12, 12)
        self.lines.setAccessibleName(self.tr("Response body"))
        for page in (self.tree, self.lines, self._empty):
            self._stack.addWidget(page)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(12, 2, 8, 2)
        foot.addWidget(self.note)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.search)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._foot)
        self._tools.modes.selected.connect(self.choose)
        self._tools.search.clicked.connect(self.open_search)
        self._tools.copy.clicked.connect(self.copy)
        self._tools.save.clicked.connect(self.ask_where_to_save)
        self.cancel.clicked.connect(self.layout_cancelled)
        self.search.search_requested.connect(self._ask_search)
        self.search.moved.connect(self._show_match)

    def _show(self, exchange: Exchange) -> None:
        response = exchange.response
        size = response.body_bytes if response else 0
        self._empty.setText(self.tr("The answer has no body.") if self._snapshot.ready else "")
        self._note(size)
        self._refresh(empty=size == 0)

    def _refresh(self, *, empty: bool = False) -> None:
        shown, mode = self._snapshot, self.mode
        self._tools.modes.set_value(mode)
        self._tools.modes.segment("tree").setEnabled(shown.tree is not None)
        self._tools.modes.segment("pretty").setEnabled(shown.is_json)
        if empty or shown.raw is None:
            self._stack.setCurrentWidget(self._empty)
        elif mode == "tree":
            self.tree.show_tree(shown.tree)
            self._stack.setCurrentWidget(self.tree)
        else:
            lines = shown.pretty if mode == "pretty" and shown.pretty else shown.raw
            self.lines.show_lines(lines, colored=shown.is_json and lines.widest < _COLORED_BYTES)
            self._stack.setCurrentWidget(self.lines)
            self._show_search()

    def _note(self, size: int) -> None:
        shown = self._snapshot
        if shown.laying_out:
            words = self.tr("Laying out {0}. Raw is shown meanwhile; Cancel keeps it.").format(units.size(size))
        elif shown.notice:
            words = shown.notice
        elif shown.ready and shown.is_json and shown.tree is None and size:
            words = self.tr("Too big for the tree, or not valid JSON: the text is shown.")
        else:
            words = ""
        self.note.setText(words)
        self.cancel.setVisible(shown.laying_out)
        self._foot.setVisible(bool(words))

    def _ask_search(self, words: str) -> None:
        self.search_requested.emit(words, self.mode)

    def _show_search(self) -> None:
        found = self._snapshot.found
        if self._snapshot.found_in != self.mode and found.words:
            self._ask_search(found.words)
            return
        self.search.show_found(found)
        self._show_match()

    def _show_match(self) -> None:
        self.lines.show_found(self._snapshot.found, self.search.current)
