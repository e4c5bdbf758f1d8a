"""The line in which somebody looks for words in a body: how many there are, and which one is shown."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from workbench.core.lines import NOTHING, Found, Match
from workbench.ui.common.buttons import IconButton
from workbench.ui.common.labels import text
from workbench.ui.common.theme import Theme

_SEARCH_AFTER_MS = 200


class SearchBar(QWidget):
    """Field, count, and a way from match to match (Enter, Shift+Enter).

    Signals:
        search_requested: Carries the words.
        moved: Another match is to be shown.
        closed: The bar went away.
    """

    search_requested = Signal(str)
    moved = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Found = NOTHING
        self._at = 0
        self.field = QLineEdit()
        self._count = text(theme, "", "small", "text.muted", mono=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEARCH_AFTER_MS)
        self._timer.timeout.connect(self._ask)
        self._build(theme)
        self.hide()

    @property
    def current(self) -> Match | None:
        """The match to show."""
        return self._found.matches[self._at] if self._at < len(self._found.matches) else None

    def current_of(self, offsets: tuple[int, ...]) -> int | None:
        """Of the places of all matches the one of the match to show."""
        return offsets[self._at] if self._at < len(offsets) else None

    @property
    def count_text(self) -> str:
        return self._count.text()

    def open(self) -> None:
        """Show the bar, ready to type."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def close_bar(self) -> None:
        """Hide it and forget what was found."""
        if self.isVisible():
            self.hide()
            self.field.clear()
            self.search_requested.emit("")
            self.closed.emit()

    def show_found(self, found: Found) -> None:
        """Show how many there are."""
        if found != self._found:
            self._found, self._at = found, 0
            self._show_count()

    def step(self, by: int) -> None:
        """Go to the next or previous match, round the end."""
        if self._found.matches:
            self._at = (self._at + by) % len(self._found.matches)
            self._show_count()
            self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _build(self, theme: Theme) -> None:
        self.field.setPlaceholderText(self.tr("Search the body"))
        self.field.setAccessibleName(self.tr("Search the body"))
        self.field.setProperty("dense", True)
        self.field.textEdited.connect(self._timer.start)
        up = IconButton(theme, "chevron-up", self.tr("Previous (Shift+Enter)"))
        down = IconButton(theme, "chevron-down", self.tr("Next (Enter)"))
        close = IconButton(theme, "x", self.tr("Close (Esc)"))
        up.clicked.connect(self._back)
        down.clicked.connect(self._forward)
        close.clicked.connect(self.close_bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.setSpacing(6)
        layout.addWidget(self.field, 1)
        layout.addWidget(self._count)
        for button in (up, down, close):
            layout.addWidget(button)

    def _ask(self) -> None:
        self.search_requested.emit(self.field.text())

    def _back(self) -> None:
        self.step(-1)

    def _forward(self) -> None:
        self.step(1)

    def _show_count(self) -> None:
        if not self._found.words:
            self._count.setText("")
        elif not self._found.count:
            self._count.setText(self.tr("nothing found"))
        else:
            self._count.setText(self.tr("{0} of {1}").format(f"{self._at + 1:,}", f"{self._found.count:,}"))
