"""Which switch stood between a request and what it asked for."""

from dataclasses import replace
from pathlib import Path

import pytest

from server.contract.features import ChoiceInfo, FeatureInfo, ParamInfo, Setting
from workbench.core.exchange import AddedHeader, Exchange, Phases, ReceivedResponse, SentRequest
from workbench.core.fetch.seen import Seen
from workbench.core.fetch.verdict import Blocked
from workbench.core.request import RequestDraft
from workbench.core.switch_advice import Advice, Board, advise

PAGE = "http://localhost:3000"


def feature(feature_id: str, title: str, *choices: str, stage: bool = True) -> FeatureInfo:
    made = tuple(ChoiceInfo(value=value, label=value) for value in choices)
    on = {"stage": feature_id, "stage_on": choices[1:]} if stage else {}
    params = (ParamInfo(name="origins", title="Origins", kind="text", default=""),) if "cors" in feature_id else ()
    return FeatureInfo(
        id=feature_id, group="http", title=title, summary="", choices=made, default=choices[0], params=params, **on
    )


CORS = feature("http.cors", "CORS", "off", "list", "any")
LIMIT = feature("http.rate_limit", "Rate limit", "off", "on")
KEYS = feature("http.idempotency", "Idempotency keys", "off", "on")
ETAG = feature("http.etag", "ETag", "off", "on")
AUTH = feature("auth.mode", "Authentication", "none", "session", "jwt")


def board(**choices: str) -> Board:
    """All off, but for these."""
    infos = (CORS, LIMIT, KEYS, ETAG, AUTH)
    params = {"http.cors": {"origins": "http://other.test"}}
    return [
        (info, Setting(choice=choices.get(info.id.partition(".")[2], info.default), params=params.get(info.id, {})))
        for info in infos
    ]


def exchange(status: int = 200, method: str = "POST", *headers: str, seen: Seen | None = None) -> Exchange:
    sent = SentRequest(
        method, f"{PAGE}/tasks", "/tasks", "HTTP/1.1", tuple(AddedHeader(h, "x", "you") for h in headers), b"", 0
    )
    answer = ReceivedResponse(status, "", "HTTP/1.1", (), Path("x"), 0, 0)
    return Exchange("1", RequestDraft(method), 0.0, sent, answer, None, Phases(), seen=seen)


@pytest.mark.parametrize(
    ("stage", "choices", "status", "words", "choice"),
    [
        ("http.rate_limit", {"rate_limit": "on"}, 429, "Rate limit is on, and answered 429.", "off"),
        ("auth.mode", {"mode": "jwt"}, 401, "Authentication is on, and answered 401.", "none"),
    ],
)
def test_the_stage_that_turned_it_round_can_be_switched_off(
    stage: str, choices: dict[str, str], status: int, words: str, choice: str
) -> None:
    assert advise(exchange(status), board(**choices), stage) == Advice(words, "Switch off", stage, choice)


@pytest.mark.parametrize(
    ("stage", "choices", "status"),
    [("", {"rate_limit": "on"}, 429), ("http.rate_limit", {}, 429), ("http.etag", {"etag": "on"}, 304)],
    ids=["nobody turned it round", "it is off by now", "that was no failure"],
)
def test_no_switch_is_blamed_without_evidence(stage: str, choices: dict[str, str], status: int) -> None:
    assert advise(exchange(status), board(**choices), stage) is None


def test_a_header_that_only_a_switched_off_stage_would_heed() -> None:
    keyed, conditional = exchange(201, "POST", "Idempotency-Key"), exchange(200, "GET", "If-None-Match")

    assert advise(keyed, board()) == Advice("Idempotency keys are off.", "Switch on", "http.idempotency", "on")
    assert advise(conditional, board()) == Advice("ETag is off.", "Switch on", "http.etag", "on")
    assert advise(keyed, board(idempotency="on")) is None
    assert advise(exchange(200, "GET", "Idempotency-Key"), board()) is None


def test_what_cors_kept_a_page_from() -> None:
    blocked = Blocked("No.", "Access-Control-Allow-Origin", "is missing.", "4.10", "origin", PAGE)
    seen = Seen("unreadable", PAGE, blocked)

    off = advise(exchange(seen=seen), board())
    listed = advise(exchange(seen=seen), board(cors="list"))

    assert off == Advice(
        "CORS is off.", "Allow the origin", "http.cors", "list", {"origins": f"http://other.test, {PAGE}"}
    )
    assert listed is not None
    assert listed.words == "CORS does not allow it."


def test_it_is_made_once_choice_and_values_stand_so() -> None:
    advice = Advice("", "", "http.cors", "list", {"origins": PAGE})

    assert advice.is_made(Setting(choice="list", params={"origins": PAGE, "max_age": 5}))
    assert not advice.is_made(Setting(choice="list", params={"origins": ""}))
    assert not advice.is_made(Setting(choice="off", params={"origins": PAGE}))


def test_an_answer_given_again_is_the_endpoints_own() -> None:
    again = exchange(422)
    assert again.response is not None
    again = replace(again, response=replace(again.response, headers=(("Idempotent-Replayed", "true"),)))

    assert advise(again, board(idempotency="on"), "http.idempotency") is None
