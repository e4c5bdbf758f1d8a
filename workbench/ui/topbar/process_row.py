"""One process of the backend in the status popup: what it is, what it uses, and the end of its log."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from workbench.core.backend import ProcessInfo
from workbench.ui.common.icons import icon
from workbench.ui.common.labels import text
from workbench.ui.common.pill import Pill, Tone
from workbench.ui.common.theme import Theme

_TONES: dict[str, Tone] = {"running": "ok", "starting": "accent", "failed": "error", "exited": "error"}
_LOG_LINES = 9


class ProcessRow(QWidget):
    """Shows a process; its chevron opens the log tail."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chevron = QToolButton()
        self._role = text(theme, "", "label")
        self._facts = text(theme, "", "small", "text.secondary", mono=True)
        self._state = Pill(theme)
        self._log = QPlainTextEdit()
        self._build()
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_process(self, process: ProcessInfo) -> None:
        """Show what is known of it now."""
        self._role.setText(process.role)
        self._facts.setText(process_facts(process))
        self._state.set(str(process.state), _TONES.get(str(process.state), "neutral"))
        for part in (self._chevron, self._log):
            part.setAccessibleName(self.tr("Log of {0}").format(process.role))
        tail = "\n".join(process.log_tail) or self.tr("Nothing was logged.")
        if tail != self._log.toPlainText():
            self._log.setPlainText(tail)
            self._log.verticalScrollBar().setValue(self._log.verticalScrollBar().maximum())

    def _build(self) -> None:
        self._chevron.setCheckable(True)
        self._chevron.setToolTip(self.tr("Show the end of its log"))
        self._chevron.toggled.connect(self._on_toggled)
        self._log.setReadOnly(True)
        self._log.setFont(self._theme.font("caption", mono=True))
        self._log.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._log.setFixedHeight(_LOG_LINES * 15 + 10)
        self._log.hide()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._chevron)
        head.addWidget(self._role)
        head.addWidget(self._state)
        head.addStretch(1)
        self._facts.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.addWidget(self._facts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._log)

    def _on_toggled(self, shown: bool) -> None:
        self._log.setVisible(shown)
        self._restyle()
        popup = self.window()
        popup.adjustSize()

    def _restyle(self) -> None:
        name = "chevron-down" if self._chevron.isChecked() else "chevron-right"
        self._chevron.setIcon(icon(self._theme, name))


def process_facts(process: ProcessInfo) -> str:
    """'pid 4312 · port 8000 · 61 MB · 1 restart'."""
    facts = [f"pid {process.pid}"] if process.pid else []
    if process.port:
        facts.append(f"port {process.port}")
    if process.rss_bytes:
        facts.append(f"{process.rss_bytes / 1e6:.0f} MB")
    if process.restarts:
        facts.append("1 restart" if process.restarts == 1 else f"{process.restarts} restarts")
    return " · ".join(facts)
