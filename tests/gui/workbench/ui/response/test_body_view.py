"""The body in its three forms."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from workbench.core.exchange import Exchange
from workbench.core.json_tree import Node, parse
from workbench.core.lines import Found, Match
from workbench.state.response import ResponseSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.response.body_view import BodyTools, BodyView

Make = Callable[..., Exchange]


class Few:
    """Three lines."""

    count = 3
    widest = 10

    def read(self, first: int, count: int) -> list[str]:
        return ["one", "two", "three"][first : first + count]

    def number(self, line: int) -> int | None:
        return line + 1


RAW, PRETTY = Few(), Few()
JSON = ResponseSnapshot("x2005", True, True, RAW, PRETTY, Node("root", parse("[1]")))


def made(theme: Theme, qtbot: QtBot, snapshot: ResponseSnapshot, given: Exchange) -> BodyView:
    view = BodyView(theme, BodyTools(theme))
    qtbot.addWidget(view)
    qtbot.addWidget(view._tools)
    view.resize(500, 300)
    view.render_body(snapshot, given)
    view.show()
    return view


def test_json_begins_as_a_tree_and_takes_other_forms(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    view = made(theme, qtbot, JSON, exchange())
    assert view.mode == "tree"

    view.choose("pretty")
    assert view.mode == "pretty"
    assert view.lines.isVisible()

    view.choose("raw")
    assert view.mode == "raw"


def test_what_is_too_big_for_the_tree_is_shown_raw_and_laid_out_on_request(
    theme: Theme, qtbot: QtBot, exchange: Make
) -> None:
    view = made(theme, qtbot, ResponseSnapshot("x2005", True, True, RAW), exchange())
    assert view.mode == "raw"
    assert "Too big for the tree" in view.note.text()

    with qtbot.waitSignal(view.layout_requested):
        view.choose("pretty")
    view.render_body(ResponseSnapshot("x2005", True, True, RAW, laying_out=True), exchange())
    assert view.cancel.isVisible()
    with qtbot.waitSignal(view.layout_cancelled):
        view.cancel.click()


def test_searching_leaves_the_tree_for_lines(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    view = made(theme, qtbot, JSON, exchange())

    view.open_search()
    with qtbot.waitSignal(view.search_requested) as told:
        qtbot.keyClicks(view.search.field, "two")
    found = Found("two", 1, (Match(1, 0, 3),))
    view.render_body(ResponseSnapshot("x2005", True, True, RAW, PRETTY, JSON.tree, False, found, "pretty"), exchange())

    assert told.args == ["two", "pretty"]
    assert view.search.count_text == "1 of 1"


def test_copy_takes_all_when_nothing_is_selected(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    made(theme, qtbot, JSON, exchange()).copy()

    assert QGuiApplication.clipboard().text() == "one\ntwo\nthree"


def test_an_empty_body_says_so(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    view = made(theme, qtbot, ResponseSnapshot("x2000", True, False, RAW), exchange(size=0))

    assert not view.lines.isVisible()
    assert not view.tree.isVisible()
