"""The card 'Switched between A and B': the only things that we know to differ besides the answers."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workbench.core.switch_record import SwitchChange
from workbench.ui.common.labels import text
from workbench.ui.common.theme import Theme

_LONGEST, _TOGETHER = 80, 40


class SwitchedCard(QFrame):
    """Names each switch with what it stood at before and after."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._changes: tuple[SwitchChange, ...] | None = None
        self.setProperty("kind", "card")
        self.title = text(theme, self.tr("Switched between A and B"), "small", "text.muted")
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        self.words.setFont(theme.font("small"))
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # no words widen the column
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addWidget(self.words)
        theme.changed.connect(self._redraw)

    def show_changes(self, changes: tuple[SwitchChange, ...] | None) -> None:
        """Show what was switched; None when nobody wrote it down."""
        self._changes = changes
        self._redraw()

    def _redraw(self) -> None:
        if self._changes is None:
            words = self.tr("Not known: the backend's switches were not there when one of them was sent.")
        elif not self._changes:
            words = self.tr("Nothing: every switch stood the same.")
        else:
            words = "&nbsp;&nbsp; ".join(self._change(one) for one in self._changes)
        color = self._theme.color("text.primary" if self._changes else "text.muted").name()
        self.words.setText(f"<span style='color:{color}'>{words}</span>")

    def _change(self, change: SwitchChange) -> str:
        family = self._theme.font("small", mono=True).family()
        values = f"{escape(_cut(change.before))} → {escape(_cut(change.after))}"
        values = values.replace(" ", "&nbsp;") if len(values) <= _TOGETHER else values
        title = escape(change.title).replace(" ", "&nbsp;")
        return f"{title} <span style=\"font-family:'{family}'; font-weight:600\">{values}</span>"


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
