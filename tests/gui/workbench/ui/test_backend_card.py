from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from server.contract.control import StartFailure
from workbench.core.backend import BackendSnapshot, ProcessInfo
from workbench.ui.backend_card import BackendCard
from workbench.ui.common.labels import TextLabel
from workbench.ui.common.theme import Theme

FAILED = BackendSnapshot(
    "failed",
    failure=StartFailure(role="api", what="The backend did not start.", why="Unable to open the database"),
    processes=(ProcessInfo("api", state="failed", log_tail=("OperationalError: unable to open database file",)),),
)
MOVED = BackendSnapshot(
    "running", "http://127.0.0.1:8001", notice="Port 8000 is in use by python (pid 4312).", wanted_port=8000
)


def _card(qtbot: QtBot, theme: Theme, snapshot: BackendSnapshot) -> BackendCard:
    card = BackendCard(theme)
    qtbot.addWidget(card)
    card.render_backend(snapshot)
    return card


def _press(qtbot: QtBot, card: BackendCard, words: str) -> None:
    button = next(button for button in card.findChildren(QPushButton) if button.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_is_hidden_while_all_is_well(qtbot: QtBot, theme: Theme) -> None:
    assert _card(qtbot, theme, BackendSnapshot("running")).isHidden()


def test_failed_start_shows_the_reason_and_the_log_and_one_way_on(qtbot: QtBot, theme: Theme) -> None:
    card = _card(qtbot, theme, FAILED)

    words = [label.text() for label in card.findChildren(TextLabel)]

    assert "Unable to open the database. Your requests and lessons are kept." in words
    assert "OperationalError: unable to open database file" in words
    with qtbot.waitSignal(card.start_requested):
        _press(qtbot, card, "Start again")


def test_taken_port_is_said_until_it_is_accepted(qtbot: QtBot, theme: Theme) -> None:
    card = _card(qtbot, theme, MOVED)
    shown = not card.isHidden()

    with qtbot.waitSignal(card.keep_port_requested) as kept:
        _press(qtbot, card, "Use 8001")
    card.render_backend(BackendSnapshot("running", MOVED.address, notice=MOVED.notice, since=9.0))

    assert shown
    assert card.isHidden()
    assert kept.args == [8001]


def test_another_port_can_be_chosen(qtbot: QtBot, theme: Theme) -> None:
    card = _card(qtbot, theme, MOVED)

    _press(qtbot, card, "Choose a port…")
    dialog = card.findChild(QInputDialog)
    assert dialog is not None
    dialog.setIntValue(9100)
    with qtbot.waitSignal(card.port_chosen) as chosen:
        dialog.accept()

    assert chosen.args == [9100]


def test_a_backend_that_does_not_start_can_get_fresh_data(qtbot: QtBot, theme: Theme) -> None:
    card = _card(qtbot, theme, FAILED)

    with qtbot.waitSignal(card.reset_requested):
        _press(qtbot, card, "Reset data")


def test_wanted_port_can_be_tried_again(qtbot: QtBot, theme: Theme) -> None:
    card = _card(qtbot, theme, MOVED)

    with qtbot.waitSignal(card.retry_port_requested):
        _press(qtbot, card, "Try 8000 again")


def test_refused_wish_is_shown(qtbot: QtBot, theme: Theme) -> None:
    card = _card(qtbot, theme, BackendSnapshot("running"))

    card.show_refusal("The backend is not running.")

    assert card.message.title == "That did not work"


def test_news_of_a_file_stay_until_they_are_dismissed(qtbot: QtBot, theme: Theme) -> None:
    card = _card(qtbot, theme, BackendSnapshot("starting"))
    card.tell("settings.json could not be read and was set aside.")

    card.render_backend(BackendSnapshot("running"))
    shown = not card.isHidden()
    _press(qtbot, card, "OK")
    card.render_backend(BackendSnapshot("stopped"))

    assert shown
    assert card.isHidden()


def test_trouble_with_the_backend_goes_before_news_of_a_file(qtbot: QtBot, theme: Theme) -> None:
    card = _card(qtbot, theme, BackendSnapshot("starting"))
    card.tell("settings.json could not be read and was set aside.")

    card.render_backend(FAILED)
    during = [label.text() for label in card.findChildren(TextLabel)]
    card.render_backend(BackendSnapshot("running"))
    after = [label.text() for label in card.findChildren(TextLabel)]

    assert "The backend did not start." in during
    assert "settings.json could not be read and was set aside." in after


def test_fresh_figures_of_the_processes_leave_a_refusal_in_place(qtbot: QtBot, theme: Theme) -> None:
    card = _card(qtbot, theme, BackendSnapshot("running"))
    card.show_refusal("A reset is under way.")

    card.render_backend(BackendSnapshot("running", processes=(ProcessInfo("api", rss_bytes=5, state="running"),)))

    assert not card.isHidden()


def test_two_files_that_were_set_aside_are_both_told(qtbot: QtBot, theme: Theme) -> None:
    card = _card(qtbot, theme, BackendSnapshot("running"))

    card.tell("settings.json was set aside.")
    card.tell("history.sqlite was set aside.")

    told = [label.text() for label in card.findChildren(TextLabel)]
    assert "settings.json was set aside.\nhistory.sqlite was set aside." in told
    assert card.message.title == "Files were set aside"


def test_news_of_a_file_wait_behind_a_failure(qtbot: QtBot, theme: Theme) -> None:
    card = _card(qtbot, theme, FAILED)

    card.tell("history.sqlite was set aside.")

    assert "The backend did not start." in [label.text() for label in card.findChildren(TextLabel)]
