"""Where messages for a WebSocket are written: text, JSON that is checked first, or bytes as hexadecimal digits."""

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import text
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme


class SocketComposer(QWidget):
    """Ctrl+Return sends; what was sent stays, to be changed and sent again.

    Signals:
        send_requested: Carries 'text' or 'binary' or 'ping', and the content.
    """

    send_requested = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kinds = [("text", self.tr("Text")), ("json", "JSON"), ("binary", self.tr("Binary"))]
        self.kind = Segmented(theme, kinds)
        self.kind.set_value("text")
        self.content = _Content()
        self.content.setFont(theme.font("body", mono=True))
        self.content.setAccessibleName(self.tr("Message"))
        self.content.setFixedHeight(56)
        self.problem = text(theme, "", "small", "error.base")
        self.ping = Button(theme, self.tr("Ping"), "ghost")
        self.ping.setToolTip(self.tr("Ask whether the other side is alive"))
        self.send = Button(theme, self.tr("Send message"), "primary", "send")
        self.send.setToolTip(self.tr("Send the message (Ctrl+Return)"))
        self._connect()
        self._build()
        self._show_hint("text")

    def show_problem(self, words: str) -> None:
        """Say why the last message was not sent."""
        self.problem.setText(words)

    def _connect(self) -> None:
        self.kind.selected.connect(self._show_hint)
        self.content.sent.connect(self._send)
        self.send.clicked.connect(self._send)
        self.ping.clicked.connect(lambda: self.send_requested.emit("ping", ""))

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.kind)
        row.addWidget(self.problem, 1)
        row.addWidget(self.ping)
        row.addWidget(self.send)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self.content)
        layout.addLayout(row)

    def _send(self) -> None:
        content, kind = self.content.toPlainText(), self.kind.value
        if kind == "json":
            try:
                json.loads(content)
            except ValueError as error:
                self.problem.setText(self.tr("No valid JSON: {0}. Send it as Text if that is meant.").format(error))
                return
        self.problem.setText("")
        self.send_requested.emit("binary" if kind == "binary" else "text", content)

    def _show_hint(self, kind: str) -> None:
        hints = {"json": '{"type": "hello"}', "binary": "00 ff 1a"}
        self.content.setPlaceholderText(hints.get(kind, self.tr("A message")))
        self.problem.setText("")


class _Content(QPlainTextEdit):
    """A text field whose Ctrl+Return means send, not a new line and not the request's own send."""

    sent = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sent.emit()
        else:
            super().keyPressEvent(event)
