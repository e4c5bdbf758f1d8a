from dataclasses import replace

import pytest
from PySide6.QtGui import QTextDocumentFragment
from pytestqt.qtbot import QtBot

from workbench.core.fetch.forecast import Forecast
from workbench.core.fetch.seen import Message, Seen, SeenKind
from workbench.state.persona import PersonaSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.persona.explanation import Explanation


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> Explanation:
    made = Explanation(theme)
    qtbot.addWidget(made)
    return made


def words(card: Explanation) -> str:
    text = QTextDocumentFragment.fromHtml(card.body.text()).toPlainText()
    return " ".join(text.replace("\xa0", " ").split())


def test_it_names_the_header_and_what_cors_is_not(card: Explanation, stopped: PersonaSnapshot) -> None:
    card.show_snapshot(stopped)

    assert card.title.text() == "The browser blocks it, the API does not."
    assert "Access-Control-Allow-Headers in the preflight answer does not name idempotency-key ." in words(card)
    assert "this is not access control" in words(card)
    assert "Host is the browser's." in words(card)


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("unreadable", "The request reached the API all the same"),
        ("opaque", "The request reached the API all the same"),
        ("readable", "Hidden from it: x-a , x-b , x-c and 1 more."),
    ],
)
def test_what_reached_and_what_is_hidden(
    card: Explanation, stopped: PersonaSnapshot, kind: SeenKind, says: str
) -> None:
    went = (Message("GET", "/", "request", "answered", 200),)
    assert stopped.exchange
    assert stopped.exchange.seen
    blocked = stopped.exchange.seen.blocked if kind == "unreadable" else None
    seen = Seen(kind, "http://a", blocked, status=200, hidden=("x-a", "x-b", "x-c", "x-d"), messages=went)

    card.show_snapshot(replace(stopped, exchange=replace(stopped.exchange, seen=seen)))

    assert says in words(card)
    assert card.title.text()


def test_values_of_the_api_are_no_markup(card: Explanation, stopped: PersonaSnapshot) -> None:
    assert stopped.exchange
    assert stopped.exchange.seen
    assert stopped.exchange.seen.blocked
    blocked = replace(stopped.exchange.seen.blocked, text="is “<b>x</b>”.", value="")
    seen = replace(stopped.exchange.seen, blocked=blocked)

    card.show_snapshot(replace(stopped, exchange=replace(stopped.exchange, seen=seen)))

    assert "<b>x</b>" in words(card)


def test_an_edited_draft_gets_its_forecast(card: Explanation, stopped: PersonaSnapshot) -> None:
    forecast = Forecast("open", "not known yet", "The browser asks first.")

    card.show_snapshot(replace(stopped, edited=True, forecasts={"browser": forecast}))

    assert card.title.text() == "Not known before sending."
    assert words(card) == "The browser asks first."


def test_an_app_gets_its_answer_in_the_end_or_never(card: Explanation, stopped: PersonaSnapshot) -> None:
    assert stopped.exchange
    lost, answered = (
        Message("POST", "/tasks", "request", "lost"),
        Message("POST", "/tasks", "request", "answered", 201),
    )
    for seen, title, said in (
        (Seen("readable", "", status=201, messages=(lost, answered)), "201 at attempt 2.", ""),
        (Seen("failed", "", messages=(lost, lost)), "No answer came.", "The request reached the API all the same"),
    ):
        card.show_snapshot(replace(stopped, chosen="mobile", exchange=replace(stopped.exchange, seen=seen)))
        assert card.title.text() == title
        assert words(card).startswith(said)
