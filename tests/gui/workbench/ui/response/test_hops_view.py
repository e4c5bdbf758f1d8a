"""The way of a send: each step with its own headers, credentials covered."""

from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot

from workbench.core.exchange import AddedHeader, Exchange, Hop, Phases, SendFailure, SentRequest
from workbench.ui.common.theme import Theme
from workbench.ui.response.hops_view import HopsView
from workbench.ui.response.pairs_table import PairsTable

Make = Callable[..., Exchange]


def hop(url: str, status: int, location: str = "", why: str = "redirect") -> Hop:
    target = "/" + url.partition("://")[2].partition("/")[2]
    sent = SentRequest("GET", url, target, "HTTP/1.1", (AddedHeader("Cookie", "s=secret99", "cookie jar"),), b"", 0)
    headers = (("Location", location),) if location else (("X-Of", url),)
    return Hop(sent, status, "Eh", headers, Phases(wait_ms=2.0), why)


def cells(table: PairsTable) -> list[list[str]]:
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def view_of(theme: Theme, qtbot: QtBot, exchange: Exchange) -> HopsView:
    view = HopsView(theme)
    qtbot.addWidget(view)
    view.show_exchange(exchange)
    return view


def test_steps_in_order_and_the_site_only_where_it_changes(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    hops = (
        hop("http://127.0.0.1:8000/login", 200, why="login"),
        hop("http://127.0.0.1:8000/a", 302, "/b"),
        hop("http://other/b", 307, "http://127.0.0.1:8000/tasks"),
    )

    view = view_of(theme, qtbot, replace(exchange(), hops=hops))

    assert cells(view.way) == [
        ["1", "log-in", "GET http://127.0.0.1:8000/login", "200 Eh", "2.00 ms", ""],
        ["2", "redirect", "GET /a", "302 Eh", "2.00 ms", "/b"],
        ["3", "redirect", "GET http://other/b", "307 Eh", "2.00 ms", "http://127.0.0.1:8000/tasks"],
        ["4", "in the end", "GET http://127.0.0.1:8000/tasks", "200 OK", "0.41 ms", ""],
    ]
    assert not view.grab().isNull()


def test_a_retry_after_a_lost_answer_says_so(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    lost = replace(
        hop("http://127.0.0.1:8000/tasks", 0, why="retry"), failure=SendFailure("lost", "The answer got lost.")
    )

    view = view_of(theme, qtbot, replace(exchange(), hops=(lost, hop("http://127.0.0.1:8000/tasks", 401, why="retry"))))

    assert [row[1:4] for row in cells(view.way)][:2] == [
        ["no answer", "GET http://127.0.0.1:8000/tasks", "The answer got lost."],
        ["not taken", "GET /tasks", "401 Eh"],
    ]


def test_the_headers_of_the_chosen_step_with_credentials_covered(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    view = view_of(theme, qtbot, replace(exchange(), hops=(hop("http://h/a", 302, "/b"),)))

    assert cells(view.received) == [["Location", "/b"]]
    assert "secret99" not in cells(view.sent)[0][1]
    view.cover.eye.click()
    assert cells(view.sent)[0][1] == "s=secret99"
    view.way.selectRow(1)
    assert cells(view.sent)[0][0] == "Host"


def test_its_tab_says_what_it_holds(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    view = view_of(theme, qtbot, exchange())

    assert view.face(exchange()) is None
    redirects = view.face(replace(exchange(), hops=(hop("http://h/a", 302, "/b"),)))
    mixed = view.face(replace(exchange(), hops=(hop("http://h/a", 200, why="login"),)))
    assert redirects is not None
    assert mixed is not None
    assert (redirects.label, redirects.suffix, mixed.label) == ("Redirects", "1", "Way")


def test_a_request_that_was_never_sent_has_no_last_step(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    failed = replace(exchange(failure=SendFailure("login", "no")), sent=None, hops=(hop("http://h/login", 401),))

    assert len(cells(view_of(theme, qtbot, failed).way)) == 1
