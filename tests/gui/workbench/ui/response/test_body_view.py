"""The body in its forms."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from workbench.core.exchange import Exchange
from workbench.core.json_tree import Node
from workbench.core.lines import Found, Match
from workbench.core.media_type import MediaType
from workbench.state.response import FilterState, ResponseSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.response.body_tools import BodyTools
from workbench.ui.response.body_view import BodyView

Make = Callable[..., Exchange]
TreeOf = Callable[[object], Node]


class Few:
    """Three lines."""

    count = 3
    widest = 10

    def read(self, first: int, count: int) -> list[str]:
        return ["one", "two", "three"][first : first + count]

    def number(self, line: int) -> int | None:
        return line + 1


JSON_TYPE = MediaType("application/json", "json", "utf-8")
RAW, PRETTY, HEX = Few(), Few(), Few()


def json_body(tree: Node | None = None, **fields: Any) -> ResponseSnapshot:
    return ResponseSnapshot("x2005", True, JSON_TYPE, 5, 1.0, RAW, PRETTY, tree, HEX, **fields)


def made(theme: Theme, qtbot: QtBot, snapshot: ResponseSnapshot, given: Exchange) -> BodyView:
    view = BodyView(theme, BodyTools(theme))
    qtbot.addWidget(view)
    qtbot.addWidget(view._tools)
    view.resize(500, 300)
    view.render_body(snapshot, given)
    view.show()
    return view


def test_json_begins_as_a_tree_and_takes_other_forms(
    theme: Theme, qtbot: QtBot, exchange: Make, tree_of: TreeOf
) -> None:
    view = made(theme, qtbot, json_body(tree_of([1])), exchange())
    assert view.mode == "tree"

    for mode in ("pretty", "raw", "hex"):
        view.choose(mode)
        assert view.mode == mode
        assert view.lines.isVisible()


def test_a_tree_that_is_ready_later_does_not_push_the_lines_away(
    theme: Theme, qtbot: QtBot, exchange: Make, tree_of: TreeOf
) -> None:
    view = made(theme, qtbot, json_body(), exchange())
    assert view.mode == "pretty"

    view.render_body(json_body(tree_of([1])), exchange())
    assert view.mode == "pretty"

    view.choose("tree")
    assert view.tree.isVisible()


def test_xml_is_made_readable_on_request_and_that_can_be_cancelled(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    xml = ResponseSnapshot("x2005", True, MediaType("text/xml", "xml", "utf-8"), 5, 1.0, RAW)
    view = made(theme, qtbot, xml, exchange())
    assert view.mode == "raw"

    with qtbot.waitSignal(view.layout_requested):
        view.choose("pretty")
    view.render_body(replace(xml, laying_out=True), exchange())
    assert view.foot.cancel.isVisible()
    with qtbot.waitSignal(view.layout_cancelled):
        view.foot.cancel.click()


def test_searching_asks_in_the_form_that_is_shown(theme: Theme, qtbot: QtBot, exchange: Make, tree_of: TreeOf) -> None:
    tree = tree_of(["one", "two"])
    view = made(theme, qtbot, json_body(tree), exchange())

    view.open_search()
    with qtbot.waitSignal(view.search_requested) as told:
        qtbot.keyClicks(view.search.field, "two")
    found = Found("two", 1, (Match(0, 9, 3),), (9,))
    view.render_body(json_body(tree, found=found, found_in="tree"), exchange())

    assert told.args == ["two", "tree"]
    assert view.search.count_text == "1 of 1"
    assert view.tree.currentIndex().data() == "1"


def test_a_filter_is_asked_for_and_its_error_is_told_with_its_place(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    view = made(theme, qtbot, json_body(), exchange())

    view.toggle_filter()
    with qtbot.waitSignal(view.filter_requested) as told:
        qtbot.keyClicks(view.filter.field, "a[")
    view.render_body(json_body(filter=FilterState("$.a[", error="unexpected end", error_at=4)), exchange())

    assert told.args == ["$.a["]
    assert view.filter.outcome.text() == "column 5: unexpected end"
    with qtbot.waitSignal(view.filter_requested) as told:
        view.toggle_filter()
    assert told.args == [""]


def test_copy_takes_all_when_nothing_is_selected(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    made(theme, qtbot, json_body(), exchange()).copy()

    assert QGuiApplication.clipboard().text() == "one\ntwo\nthree"


def test_an_empty_body_says_so(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    view = made(theme, qtbot, ResponseSnapshot("x2000", True, raw=RAW), exchange(size=0))

    assert not view.lines.isVisible()
    assert not view.tree.isVisible()


def test_in_a_narrow_panel_the_forms_stand_below_the_body(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    view = made(theme, qtbot, json_body(), exchange())

    view.set_narrow(True)
    assert view.foot.isAncestorOf(view._tools.modes)

    view.set_narrow(False)
    assert not view.isAncestorOf(view._tools.modes)
