"""The card above the request that tells when the backend did not start, died, or runs on another port."""

from urllib.parse import urlsplit

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QVBoxLayout, QWidget

from workbench.core.backend import BackendSnapshot
from workbench.ui.common.message import InlineMessage
from workbench.ui.common.theme import Theme

_LOG_LINES = 4
_LOG_WIDTH = 100
_FIRST_PORT, _LAST_PORT = 1024, 65_535


class BackendCard(QWidget):
    """Hidden while all is well.

    Signals:
        start_requested: Start the backend.
        log_requested: Open the log.
        reset_requested: Put the database aside and start with a fresh one.
        retry_port_requested: Try the wanted port again.
        keep_port_requested: Ask for the port that is used now from now on; carries it.
        port_chosen: Start again on another port; carries it.
    """

    start_requested = Signal()
    log_requested = Signal()
    reset_requested = Signal()
    retry_port_requested = Signal()
    keep_port_requested = Signal(int)
    port_chosen = Signal(int)

    def __init__(self, theme: Theme, *, own_data: bool = True, parent: QWidget | None = None) -> None:
        """``own_data`` says that the database is ours to put aside, not one that the user named."""
        super().__init__(parent)
        self._own_data = own_data
        self._message = InlineMessage(theme)
        self._snapshot = BackendSnapshot()
        self._notice = ""
        self._dismissed = ""
        self._news: list[str] = []
        self._in_trouble = False
        self._rendered: object = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self._message)
        self._message.acted.connect(self._on_acted)
        self.hide()

    @property
    def message(self) -> InlineMessage:
        """The card inside."""
        return self._message

    def render_backend(self, snapshot: BackendSnapshot) -> None:
        """Show what went wrong, if anything did. Fresh figures of the processes leave the card as it is."""
        matters = (snapshot.state, snapshot.failure, snapshot.notice, snapshot.address, _last_lines(snapshot))
        if matters == self._rendered:
            return
        self._rendered = matters
        self._snapshot = snapshot
        failed = snapshot.failure is not None or snapshot.state == "failed"
        self._in_trouble = failed or bool(snapshot.notice and snapshot.notice != self._dismissed)
        if failed:
            self._show_failure(snapshot)
        elif self._in_trouble:
            self._show_notice(snapshot)
        elif self._news:
            self._show_news()
        else:
            self.hide()

    def show_refusal(self, reason: str) -> None:
        """Show why a wish of the user could not be fulfilled."""
        self._message.show_message("warn", self.tr("That did not work"), reason, actions=[("keep", self.tr("OK"))])
        self.show()

    def tell(self, news: str) -> None:
        """Show what became of a file of ours, until it is dismissed; the backend's own trouble goes before it."""
        if news not in self._news:
            self._news.append(news)
        if not self._in_trouble:
            self._show_news()

    def _show_news(self) -> None:
        told = "\n".join(self._news)
        title = self.tr("A file was set aside") if len(self._news) == 1 else self.tr("Files were set aside")
        self._message.show_message("warn", title, told, actions=[("known", self.tr("OK"))])
        self.show()

    def _show_failure(self, snapshot: BackendSnapshot) -> None:
        failure = snapshot.failure
        title = failure.what if failure else self.tr("The backend stopped")
        said = [_sentence(part) for part in ((failure.why, failure.what_to_do) if failure else ()) if part]
        if not any("kept" in part for part in said):
            said.append(self.tr("Your requests and lessons are kept."))
        body = " ".join(said)
        actions = [("start", self.tr("Start again")), ("log", self.tr("Open log"))]
        if self._own_data:
            actions.append(("reset", self.tr("Reset data")))
        self._message.show_message(
            "error", title, body, log=_last_lines(snapshot), actions=actions, detail=snapshot.exit
        )
        self.show()

    def _show_notice(self, snapshot: BackendSnapshot) -> None:
        actions = [
            ("use", self.tr("Use {0}").format(_port(snapshot))),
            ("choose", self.tr("Choose a port…")),
            ("port", self.tr("Try {0} again").format(snapshot.wanted_port)),
        ]
        detail = snapshot.address.removeprefix("http://")
        self._message.show_message("warn", snapshot.notice, self._about_base(), actions=actions, detail=detail)
        self._notice = snapshot.notice
        self.show()

    def _about_base(self) -> str:
        return self.tr("{{base}} follows the new port; your requests need no edit.")

    def _on_acted(self, action: str) -> None:
        match action:
            case "keep":
                self._settle()
            case "known":
                self._news = []
                self.hide()
            case "use":
                self._settle()
                self.keep_port_requested.emit(_port(self._snapshot))
            case "choose":
                self._ask_port()
            case "start":
                self.start_requested.emit()
            case "log":
                self.log_requested.emit()
            case "reset":
                self.reset_requested.emit()
            case "port":
                self.retry_port_requested.emit()

    def _settle(self) -> None:
        """The notice has been read."""
        self._dismissed, self._in_trouble = self._notice, False
        self._show_news() if self._news else self.hide()

    def _ask_port(self) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Choose a port"))
        dialog.setLabelText(self.tr("The backend starts again on this port, or on the next free one:"))
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(_FIRST_PORT, _LAST_PORT)
        dialog.setIntValue(_port(self._snapshot))
        dialog.intValueSelected.connect(self.port_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _port(snapshot: BackendSnapshot) -> int:
    return urlsplit(snapshot.address).port or snapshot.wanted_port


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?", ":")) else f"{words}."


def _last_lines(snapshot: BackendSnapshot) -> str:
    lines = [line for process in snapshot.processes for line in process.log_tail if process.state != "running"]
    return "\n".join(line if len(line) <= _LOG_WIDTH else f"{line[:_LOG_WIDTH]}…" for line in lines[-_LOG_LINES:])
