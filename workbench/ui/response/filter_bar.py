"""The line in which somebody types a JSONPath: how many values it finds, or where it is wrong."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from workbench.state.response import FilterState
from workbench.ui.common.buttons import IconButton
from workbench.ui.common.labels import ElidedLabel, text
from workbench.ui.common.theme import Theme

_FILTER_AFTER_MS = 250


class FilterBar(QWidget):
    """A field that filters while one types, and what came of it.

    Signals:
        filter_requested: Carries the path; empty shows everything again.
    """

    filter_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.field = QLineEdit()
        self.outcome = ElidedLabel(theme, "", "small", "text.muted")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_FILTER_AFTER_MS)
        self._timer.timeout.connect(self._ask)
        self._build()
        self.hide()

    def open(self) -> None:
        """Show the bar, ready to type."""
        self.show()
        self.field.setFocus()
        if not self.field.text():
            self.field.setText("$.")
        self.field.setCursorPosition(len(self.field.text()))

    def close_bar(self) -> None:
        """Hide it and show everything again."""
        self._timer.stop()
        self.hide()
        self.field.clear()
        self.filter_requested.emit("")

    def forget(self) -> None:
        """Hide it without a word: another body is shown, which nothing filters."""
        self._timer.stop()
        self.hide()
        self.field.clear()

    def show_filter(self, state: FilterState) -> None:
        """Show what a path came to, unless somebody typed on."""
        if self._timer.isActive():
            return
        if state.path and state.path != self.field.text() and not self.field.hasFocus():
            self.field.setText(state.path)  # it was typed in the panel of another screen
            self.show()
        self._mark(state.error_at if state.error and state.path == self.field.text() else None)
        self.outcome.set_token("error.base" if state.error else "text.muted")
        self.outcome.setText(self._words(state))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.field.setPlaceholderText("$.items[*].id")
        self.field.setAccessibleName(self.tr("Filter by JSONPath"))
        self.field.setFont(self._theme.font("small", mono=True))
        self.field.setProperty("dense", True)
        self.field.textEdited.connect(self._timer.start)
        self.field.returnPressed.connect(self._ask)
        close = IconButton(self._theme, "x", self.tr("Close the filter (Esc)"))
        close.clicked.connect(self.close_bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.setSpacing(8)
        layout.addWidget(text(self._theme, "JSONPath", "small", "text.secondary"))
        layout.addWidget(self.field, 3)
        layout.addWidget(self.outcome, 2)
        layout.addWidget(close)

    def _ask(self) -> None:
        self._timer.stop()
        path = self.field.text().strip()
        self.filter_requested.emit("" if path in ("$", "$.") else path)

    def _words(self, state: FilterState) -> str:
        if state.working:
            return self.tr("filtering…")
        if state.error:
            place = "" if state.error_at is None else self.tr("column {0}: ").format(state.error_at + 1)
            return place + state.error
        if state.count is None:
            return ""
        found = self.tr("{0} found").format(f"{state.count:,}") if state.count != 1 else self.tr("1 found")
        return found + (self.tr(", more not shown") if state.capped else "")

    def _mark(self, place: int | None) -> None:
        """Underline where the path is wrong: an input method's attribute is all the colour that the field takes."""
        attributes = []
        if place is not None:
            form = QTextCharFormat()
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            form.setUnderlineColor(QColor(self._theme.color("error.base")))
            form.setForeground(self._theme.color("error.base"))
            at = min(place, max(0, len(self.field.text()) - 1)) - self.field.cursorPosition()
            kind = QInputMethodEvent.AttributeType.TextFormat
            attributes.append(QInputMethodEvent.Attribute(kind, at, 1, form))
        QCoreApplication.sendEvent(self.field, QInputMethodEvent("", attributes))
