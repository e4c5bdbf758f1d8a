"""The line under a body: what it is (media type, charset), how far it was read, and what is wrong with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.state.response import ResponseSnapshot
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import ElidedLabel
from workbench.ui.common.theme import Theme
from workbench.ui.response import units


class BodyFoot(QWidget):
    """Notes on the left, the media type on the right; ``row`` takes in what finds no room above.

    Signals:
        cancel_requested: What is under way should stop.
    """

    cancel_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = ElidedLabel(theme, "", "small", "text.muted")
        self.media = ElidedLabel(theme, "", "small", "text.muted")
        self.cancel = Button(theme, self.tr("Cancel"), "ghost", "x")
        self.cancel.clicked.connect(self.cancel_requested)
        layout = self.row = QHBoxLayout(self)
        layout.setContentsMargins(12, 3, 12, 3)
        layout.setSpacing(8)
        layout.addWidget(self.note, 1)
        layout.addWidget(self.cancel)
        layout.addWidget(self.media)

    def show_body(self, shown: ResponseSnapshot) -> None:
        """Show what is to say about a body."""
        words, warns = self._note(shown)
        self.note.set_token("warn.base" if warns else "text.muted")
        self.note.setText(words)
        self.cancel.setVisible(shown.laying_out)
        self.media.setText(self._media(shown))

    def _note(self, shown: ResponseSnapshot) -> tuple[str, bool]:
        if shown.laying_out:
            return self.tr("Making {0} readable. Raw is shown meanwhile.").format(units.size(shown.size)), False
        if shown.notice:
            return shown.notice, False
        if shown.ready and shown.indexed < 1:
            done = f"{shown.indexed:.0%}"
            return self.tr("Reading {0} of {1}: more lines come below.").format(done, units.size(shown.size)), False
        if shown.bad_characters:
            return self.tr("{0} places are no valid text; they are marked.").format(f"{shown.bad_characters:,}"), True
        if shown.ready and shown.is_json and shown.tree is None and shown.size:
            return self.tr("It says it is JSON but isn't: the text is shown."), True
        return "", False

    def _media(self, shown: ResponseSnapshot) -> str:
        if shown.media is None or not shown.size:
            return ""
        charset = shown.media.shown_charset
        guessed = self.tr("{0}, not declared").format(charset) if shown.media.guessed else charset
        return " · ".join(part for part in (shown.media.name, guessed) if part)
