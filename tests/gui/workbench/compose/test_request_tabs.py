"""Tabs, undo and other ways to send, wired."""

from dataclasses import replace

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from tests.gui.workbench.compose.request_area import Bench, bench
from workbench.compose import request_tabs

__all__ = ["bench"]


def test_closed_requests_come_back_by_their_command(bench: Bench) -> None:
    store = bench.area.requests
    names = [tab.draft.name for tab in store.snapshot.tabs]

    bench.context.commands.run("request.close")
    assert len(store.snapshot.tabs) == len(names) - 1
    bench.context.commands.run("request.reopen")

    assert [tab.draft.name for tab in store.snapshot.tabs] == names


def test_what_is_typed_in_any_editor_is_undone_and_done_again(bench: Bench) -> None:
    store, before = bench.area.requests, bench.area.requests.snapshot.current.draft
    bench.area.request.editors.auth.kind.activated.emit(2)
    changed = store.snapshot.current.draft
    assert changed != before

    bench.context.commands.run("request.undo")
    assert store.snapshot.current.draft == before
    bench.context.commands.run("request.redo")
    assert store.snapshot.current.draft == changed


def test_the_row_of_tabs_does_what_is_asked_there(bench: Bench) -> None:
    store, top = bench.area.requests, bench.area.request.top
    first = store.snapshot.tabs[0].id

    top.duplicate_requested.emit(first)
    assert len(store.snapshot.tabs) == 3
    top.move_requested.emit(0, 2)
    assert store.snapshot.tabs[2].id == first
    top.close_others_requested.emit(first)
    assert [tab.id for tab in store.snapshot.tabs] == [first]


def test_a_notice_goes_when_it_was_read(bench: Bench) -> None:
    store = bench.area.requests
    store.replace(replace(store.snapshot, notice="set aside"))

    bench.area.request.notice.close_button.click()

    assert store.snapshot.notice == ""


def test_the_menu_beside_send_sends_as_somebody_else(bench: Bench, qtbot: QtBot) -> None:
    request_tabs.offer_ways(bench.context, bench.area, bench.area.request)
    actions: list[QAction] = bench.area.request.bar.send.menu().actions()
    titles = [action.text() for action in actions]

    with qtbot.waitSignal(bench.context.requests.finished):
        next(action for action in actions if "Browser" in action.text()).trigger()

    assert titles[-1] == "Run a burst"
    assert bench.context.personas_store.snapshot.chosen == "browser"
