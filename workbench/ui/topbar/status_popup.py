"""What a click on the status pill opens: the processes with their logs, the world, and the users with passwords."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from server.contract.control import Credentials, Status
from workbench.core.backend import BackendSnapshot
from workbench.ui.common.buttons import Button, IconButton
from workbench.ui.common.labels import line, paragraph, text
from workbench.ui.common.theme import Theme
from workbench.ui.topbar.popup import Popup
from workbench.ui.topbar.process_row import ProcessRow

_WIDTH = 520


class StatusPopup(Popup):
    """Lists processes and users.

    Signals:
        start_requested: Start the backend.
        restart_requested: Stop and start it.
        stop_requested: Stop it.
        diagnostics_requested: Copy the diagnostics.
    """

    start_requested = Signal()
    restart_requested = Signal()
    stop_requested = Signal()
    diagnostics_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: dict[str, ProcessRow] = {}
        self._summary = paragraph(theme, "", "small")
        self._processes = QVBoxLayout()
        self._users_title = text(theme, self.tr("Users of this world"), "heading")
        self._users = QGridLayout()
        self._shown_users: tuple[Credentials, ...] = ()
        self._start = Button(theme, self.tr("Start backend"), "primary", "power")
        self._restart = Button(theme, self.tr("Restart"), icon="rotate-cw")
        self._stop = Button(theme, self.tr("Stop"))
        self._build()

    @property
    def process_rows(self) -> tuple[ProcessRow, ...]:
        """The rows that are shown, in order."""
        return tuple(self._rows.values())

    @property
    def summary(self) -> str:
        """What is said of the world."""
        return self._summary.text()

    def render_backend(self, snapshot: BackendSnapshot) -> None:
        """Show the processes; rows are kept, so that an open log stays open."""
        keys = [f"{process.role} {place}" for place, process in enumerate(snapshot.processes)]
        for key in [key for key in self._rows if key not in keys]:
            self._rows.pop(key).deleteLater()
        for key, process in zip(keys, snapshot.processes, strict=True):
            if key not in self._rows:
                self._rows[key] = ProcessRow(self._theme)
                self._processes.addWidget(self._rows[key])
            self._rows[key].show_process(process)
        idle = snapshot.state in ("stopped", "failed")
        self._start.setVisible(idle)
        self._restart.setVisible(not idle)
        self._stop.setVisible(not idle)

    def render_status(self, status: Status | None) -> None:
        """Show the world and its users."""
        if status is None:
            return
        rows = " · ".join(f"{count:,} {name}" for name, count in status.row_counts.items())
        self._summary.setText(self.tr("World {0}").format(status.world) + (f" · {rows}" if rows else ""))
        if status.users != self._shown_users:
            self._shown_users = status.users
            self._show_users(status.users)

    def _show_users(self, users: tuple[Credentials, ...]) -> None:
        while (item := self._users.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for row, user in enumerate(users):
            for column, (words, mono) in enumerate(((user.username, True), (user.password, True), (user.role, False))):
                cell = text(self._theme, words, "small", "text.primary" if mono else "text.muted", mono)
                cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._users.addWidget(cell, row, column)
            copy = IconButton(self._theme, "copy", self.tr("Copy the password of {0}").format(user.username))
            copy.clicked.connect(partial(QGuiApplication.clipboard().setText, user.password))
            self._users.addWidget(copy, row, 3)
        self._users_title.setVisible(bool(users))

    def _build(self) -> None:
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(self.tr("Backend processes"))
        self._users.setHorizontalSpacing(24)
        self._users.setColumnStretch(2, 1)
        self._users_title.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(text(self._theme, self.tr("Processes"), "heading"))
        layout.addLayout(self._processes)
        layout.addWidget(line())
        layout.addWidget(self._users_title)
        layout.addLayout(self._users)
        layout.addWidget(self._summary)
        layout.addWidget(line())
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        copy = Button(self._theme, self.tr("Copy diagnostics"), "ghost", "copy")
        row = QHBoxLayout()
        row.setSpacing(8)
        pairs = (
            (self._start, self.start_requested),
            (self._restart, self.restart_requested),
            (self._stop, self.stop_requested),
            (copy, self.diagnostics_requested),
        )
        for button, signal in pairs:
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        return row
