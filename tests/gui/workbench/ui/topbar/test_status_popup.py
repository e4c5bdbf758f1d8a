from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from server.contract.control import Status
from tests.gui.workbench.ui.names import nameless
from workbench.core.backend import BackendSnapshot, ProcessInfo
from workbench.ui.common.buttons import IconButton
from workbench.ui.common.labels import TextLabel
from workbench.ui.common.theme import Theme
from workbench.ui.topbar.status_popup import StatusPopup

RUNNING = BackendSnapshot("running", processes=(ProcessInfo("redis", 1), ProcessInfo("api", 2)))


def _popup(qtbot: QtBot, theme: Theme) -> tuple[StatusPopup, QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    return StatusPopup(theme, window), window


def test_seeded_users_show_their_passwords(qtbot: QtBot, theme: Theme, status: Status) -> None:
    popup, _window = _popup(qtbot, theme)

    popup.render_status(status)

    words = {label.text() for label in popup.findChildren(TextLabel)}
    assert {"alice", "wonderland", "admin", "keep-out"} <= words
    assert popup.summary == "World tasks-200k · 200,000 tasks · 1,000 users"


def test_rows_are_kept_while_processes_live(qtbot: QtBot, theme: Theme) -> None:
    popup, _window = _popup(qtbot, theme)
    popup.render_backend(RUNNING)
    before = popup.process_rows

    popup.render_backend(BackendSnapshot("running", processes=RUNNING.processes, notice="later"))

    assert popup.process_rows == before
    assert len(before) == 2


def test_offers_what_fits_the_state(qtbot: QtBot, theme: Theme) -> None:
    popup, _window = _popup(qtbot, theme)

    popup.render_backend(BackendSnapshot("failed"))
    failed = (popup._start.isHidden(), popup._restart.isHidden())
    popup.render_backend(RUNNING)

    assert failed == (False, True)
    assert (popup._start.isHidden(), popup._restart.isHidden()) == (True, False)


def test_a_password_is_copied_with_one_click(qtbot: QtBot, theme: Theme, status: Status) -> None:
    popup, _window = _popup(qtbot, theme)
    popup.render_status(status)
    copy = next(b for b in popup.findChildren(IconButton) if b.accessibleName() == "Copy the password of alice")

    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)

    assert QGuiApplication.clipboard().text() == "wonderland"


def test_every_control_has_a_name(qtbot: QtBot, theme: Theme, status: Status) -> None:
    popup, _window = _popup(qtbot, theme)
    popup.render_backend(RUNNING)
    popup.render_status(status)

    assert nameless(popup) == []
