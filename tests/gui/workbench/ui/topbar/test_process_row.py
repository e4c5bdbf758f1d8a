from PySide6.QtWidgets import QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from workbench.core.backend import ProcessInfo
from workbench.ui.common.theme import Theme
from workbench.ui.topbar.process_row import ProcessRow, process_facts

API = ProcessInfo("api", 4312, 8000, 61_000_000, 1, "running", ("started", "ready"))


def test_facts_are_short_and_leave_out_what_is_unknown() -> None:
    assert process_facts(API) == "pid 4312 · port 8000 · 61 MB · 1 restart"
    assert process_facts(ProcessInfo("api")) == ""


def test_log_tail_opens(qtbot: QtBot, theme: Theme) -> None:
    row = ProcessRow(theme)
    qtbot.addWidget(row)
    row.show_process(API)
    row.show()

    row.findChild(QToolButton).click()

    log = row.findChild(QPlainTextEdit)
    assert log.isVisible()
    assert log.toPlainText() == "started\nready"
