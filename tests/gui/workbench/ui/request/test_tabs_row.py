"""The row of open requests."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.gui.workbench.ui.names import nameless
from workbench.core.request import RequestDraft
from workbench.state.requests import RequestsSnapshot, Tab
from workbench.ui.common.theme import Theme
from workbench.ui.request.tabs_row import TabsRow

SAVED = RequestDraft(name="list")
TABS = (
    Tab(1, SAVED, path="list.yml", saved=SAVED),
    Tab(5, RequestDraft("POST", name="create"), path="create.yml", saved=RequestDraft("PUT", name="create")),
)


def made(theme: Theme, qtbot: QtBot, active: int = 1) -> TabsRow:
    row = TabsRow(theme)
    qtbot.addWidget(row)
    row.render_tabs(RequestsSnapshot(TABS, active))
    row.resize(700, 34)
    row.show()
    return row


def choose(menu: QMenu, title: str) -> None:
    next(action for action in menu.actions() if action.text().startswith(title)).trigger()


def test_an_edited_request_has_a_dot_and_can_be_saved(theme: Theme, qtbot: QtBot) -> None:
    row = made(theme, qtbot)
    row.offer_files()

    assert [row.strip.tabText(index) for index in range(2)] == ["GET list", "POST create edited"]
    assert not row.save_button.isEnabled()
    row.render_tabs(RequestsSnapshot(TABS, 5))
    with qtbot.waitSignal(row.save_requested):
        row.save_button.click()


def test_the_menu_is_about_the_tab_it_was_opened_on(theme: Theme, qtbot: QtBot) -> None:
    row = made(theme, qtbot)
    told: list[tuple[str, int]] = []
    for name in ("rename", "duplicate", "close", "close_others"):
        getattr(row, f"{name}_requested").connect(lambda tab_id, name=name: told.append((name, tab_id)))

    for title in ("Rename", "Duplicate", "Close\t", "Close the others"):
        choose(row.menu(5), title)

    assert told == [("rename", 5), ("duplicate", 5), ("close", 5), ("close_others", 5)]


def test_a_closed_request_is_offered_again_only_when_there_is_one(theme: Theme, qtbot: QtBot) -> None:
    row = made(theme, qtbot)

    def offered() -> bool:
        return next(action for action in row.menu(1).actions() if action.text().startswith("Reopen")).isEnabled()

    assert not offered()
    row.offer_closed(lambda: True)
    assert offered()
    with qtbot.waitSignal(row.reopen_requested):
        choose(row.menu(1), "Reopen")


def test_a_double_click_renames_and_a_drag_moves(theme: Theme, qtbot: QtBot) -> None:
    row = made(theme, qtbot)
    first, second = row.strip.tabRect(0), row.strip.tabRect(1)

    with qtbot.waitSignal(row.rename_requested) as renamed:
        qtbot.mouseDClick(row.strip, Qt.MouseButton.LeftButton, pos=second.center())
    with qtbot.waitSignal(row.move_requested) as moved:
        qtbot.mousePress(row.strip, Qt.MouseButton.LeftButton, pos=first.center())
        qtbot.mouseMove(row.strip, QPoint(second.right() - 2, second.center().y()))
    qtbot.mouseRelease(row.strip, Qt.MouseButton.LeftButton, pos=second.center())

    assert renamed.args == [5]
    assert moved.args == [0, 1]


def test_every_control_has_a_name(theme: Theme, qtbot: QtBot) -> None:
    assert nameless(made(theme, qtbot)) == []


def test_every_open_request_is_listed_by_name(theme: Theme, qtbot: QtBot) -> None:
    row = made(theme, qtbot)
    listed = next(action.menu() for action in row.menu(1).actions() if action.menu() is not None)
    assert isinstance(listed, QMenu)
    entries = listed.actions()
    checked = [entry.isChecked() for entry in entries]

    with qtbot.waitSignal(row.tab_requested) as wanted:
        entries[1].trigger()

    assert checked == [True, False]
    assert wanted.args == [5]
