from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.compose.context import Context
from workbench.compose.help import wire_diagnostics
from workbench.ui.main_window import MainWindow


def test_diagnostics_are_copied_with_the_end_of_the_log(
    qtbot: QtBot, shell: Context, window: MainWindow, tmp_path: Path
) -> None:
    log = tmp_path / "workbench.log"
    log.write_text("2026 INFO: the last line\n", encoding="utf-8")
    wire_diagnostics(shell, window, log)
    QApplication.clipboard().clear()

    window.bar.help_button.diagnostics_requested.emit()

    qtbot.waitUntil(lambda: "the last line" in QApplication.clipboard().text(), timeout=20_000)
    assert "Backend: stopped" in QApplication.clipboard().text()
