"""The messages of one send, in order: which went over the wire, which stayed in the tab."""

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from workbench.core.fetch.seen import Message
from workbench.ui.common.icons import pixmap
from workbench.ui.common.labels import ElidedLabel, text
from workbench.ui.common.theme import Theme

MOST = 8
"""Lines; a redirect chain may have twenty, and the Hops view lists them all."""


class MessageList(QWidget):
    """A short numbered list: method, target, what it was for, how it went."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Message, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 6, 12, 4)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(3, 1)
        theme.changed.connect(self._fill)

    def show_messages(self, messages: tuple[Message, ...]) -> None:
        """Show these, or nothing."""
        self.setVisible(bool(messages))
        if messages != self._shown:
            self._shown = messages
            self._fill()

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands there, a text a line."""
        return tuple(
            f"{number} {one.method} {one.target} {self._purpose(one)} {self._outcome(one)[2]}".replace("  ", " ")
            for number, one in enumerate(self._shown, 1)
        )

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, message in enumerate(self._shown[:MOST]):
            self._add(row, message)
        if len(self._shown) > MOST:
            more = text(self._theme, self.tr("and {0} more").format(len(self._shown) - MOST), "small", "text.muted")
            self._grid.addWidget(more, MOST, 1, 1, 4)

    def _add(self, row: int, message: Message) -> None:
        went = message.outcome != "never sent"
        token = "text.primary" if went else "text.muted"
        icon, tone, words = self._outcome(message)
        mark = QLabel()
        mark.setPixmap(pixmap(self._theme, icon, tone, 13))
        self._grid.addWidget(text(self._theme, str(row + 1), "small", "text.muted", mono=True), row, 0)
        self._grid.addWidget(text(self._theme, message.method, "small", token, mono=True), row, 1)
        self._grid.addWidget(ElidedLabel(self._theme, message.target, "small", token, mono=True), row, 2)
        self._grid.addWidget(text(self._theme, self._purpose(message), "small", "text.secondary"), row, 3)
        self._grid.addWidget(mark, row, 4)
        self._grid.addWidget(text(self._theme, words, "small", tone), row, 5)

    def _purpose(self, message: Message) -> str:
        return {
            "preflight": self.tr("preflight"),
            "revalidate": self.tr("still the same?"),
            "redirect": self.tr("redirect"),
        }.get(message.kind, "")

    def _outcome(self, message: Message) -> tuple[str, str, str]:
        """Icon, colour and words."""
        if message.outcome == "never sent":
            return "ban", "error.base", self.tr("never leaves the tab")
        if message.outcome == "failed":
            return "circle-x", "error.base", self.tr("no answer")
        if message.outcome == "lost":
            return "unplug", "error.base", self.tr("answer lost")
        if message.outcome == "from cache":
            return "zap", "ok.base", self.tr("{0} from the cache").format(message.status)
        if message.status < 400:
            return "check", "ok.base", str(message.status)
        return "undo-2", "warn.base", str(message.status)
