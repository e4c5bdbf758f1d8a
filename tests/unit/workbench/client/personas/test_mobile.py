"""The phone really sends each attempt; only the answers get lost."""

from collections.abc import Callable
from typing import Any

import pytest

from workbench.client.personas.base import PersonaResult
from workbench.client.personas.mobile import MobileClient
from workbench.core.flaky import Flaky
from workbench.core.request import RequestDraft, Row

POST = RequestDraft("POST", "/tasks")
Make = Callable[[Any, Any], MobileClient]


class Pauses:
    """Notes how long the phone would wait, without waiting."""

    def __init__(self) -> None:
        self.taken: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


@pytest.fixture
def phone(pauses: Pauses) -> Callable[..., Make]:
    return lambda **settings: lambda sender, _bodies: MobileClient(sender, Flaky(**settings), pauses)


def test_the_first_answer_is_lost_and_the_app_tries_again(play, answer, phone, pauses: Pauses) -> None:
    script = {"POST /tasks": answer(201, {"Set-Cookie": "a=1"}, '{"id": 7}')}
    outcome = play(phone(latency_ms=100, backoff_ms=200), script, POST)
    exchange = outcome.last.exchange

    assert outcome.lines == ["POST /tasks", "POST /tasks"]
    assert exchange.response.status == 201
    assert exchange.persona == "mobile"
    assert [(hop.why, hop.status, hop.failure.kind) for hop in exchange.hops] == [("retry", 0, "lost")]
    assert "201" in exchange.hops[0].failure.what
    assert pauses.taken == [0.05, 0.05, 0.2, 0.05, 0.05]


def test_it_shows_each_attempt(play, answer, phone) -> None:
    seen = play(phone(), {"POST /tasks": answer(201)}, POST).last.seen

    assert (seen.kind, seen.page, seen.status) == ("readable", "", 201)
    assert [(one.outcome, one.status) for one in seen.messages] == [("lost", 0), ("answered", 201)]
    assert "120 ms" in seen.notes[0]


def test_when_every_answer_is_lost_it_gives_up(play, answer, phone, pauses: Pauses, tmp_path) -> None:
    outcome = play(phone(loses="all", retries=2, latency_ms=0), {"POST /tasks": answer(201)}, POST)
    exchange = outcome.last.exchange

    assert len(outcome.api.asked) == 3
    assert (exchange.response, exchange.failure.kind, len(exchange.hops)) == (None, "lost", 2)
    assert exchange.local_port
    assert exchange.seen.kind == "failed"
    assert exchange.seen.reached
    assert list((tmp_path / "bodies").iterdir()) == []
    assert [pause for pause in pauses.taken if pause] == [0.2, 0.4]


def test_without_a_key_the_attempts_look_like_two_requests(play, answer, phone) -> None:
    asked = play(phone(), {"POST /tasks": answer(201)}, POST).api.asked

    assert all("idempotency-key" not in one.headers for one in asked)


def test_its_own_key_is_the_same_in_each_attempt_and_new_in_each_send(play, answer, phone) -> None:
    outcome = play(phone(own_key=True), {"POST /tasks": answer(201)}, POST, POST)
    keys = [one.headers["idempotency-key"] for one in outcome.api.asked]
    header = next(one for one in outcome.last.exchange.sent.headers if one.name == "Idempotency-Key")

    assert keys[0] == keys[1] != keys[2] == keys[3]
    assert (header.by, header.why) == ("persona", "the same in every attempt")
    assert outcome.last.exchange.draft is POST


def test_a_typed_key_stays(play, answer, phone) -> None:
    draft = RequestDraft("POST", "/tasks", headers=(Row("Idempotency-Key", "mine"),))
    asked = play(phone(own_key=True), {"POST /tasks": answer(201)}, draft).api.asked

    assert [one.headers["idempotency-key"] for one in asked] == ["mine", "mine"]


def test_with_good_reception_it_is_a_plain_client(play, answer, phone) -> None:
    outcome = play(phone(loses="nothing"), {"POST /tasks": answer(201, {"Set-Cookie": "a=1"})}, POST)

    assert len(outcome.api.asked) == 1
    assert outcome.last.exchange.hops == ()
    assert [cookie.name for cookie in outcome.last.jar.cookies] == ["a"]


def test_a_lost_answers_cookie_is_lost_too(play, answer, phone) -> None:
    outcome = play(phone(retries=0), {"POST /tasks": answer(201, {"Set-Cookie": "a=1"})}, POST)

    assert outcome.last.jar.cookies == ()


class Forgetful(MobileClient):
    """Begins its losses anew with each send."""

    async def send(self, *given: Any, **named: Any) -> PersonaResult:
        self.forget()
        return await super().send(*given, **named)


@pytest.mark.parametrize("kind", [MobileClient, Forgetful])
def test_some_are_lost_by_the_seed_until_it_forgets(play, answer, pauses: Pauses, kind: type[MobileClient]) -> None:
    flaky = Flaky("some", retries=0, latency_ms=0)
    outcome = play(lambda sender, _bodies: kind(sender, flaky, pauses), {"POST /tasks": answer(201)}, *[POST] * 12)
    dice = flaky.dice()
    drawn = [flaky.drops(1, dice) for _ in range(12)]

    lost = [result.exchange.failure is not None for result in outcome.results]
    assert lost == (drawn if kind is MobileClient else drawn[:1] * 12)


def test_a_draft_that_cant_be_sent_is_not_tried_again(play, phone) -> None:
    outcome = play(phone(), {}, RequestDraft("POST", "/{{nowhere}}"))

    assert (outcome.last.exchange.failure.kind, outcome.last.seen, outcome.api.asked) == ("invalid", None, [])
