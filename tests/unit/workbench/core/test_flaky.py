import json
from typing import Any

import pytest

from workbench.core.flaky import Flaky, from_json, has_key, wants_key
from workbench.core.request import RequestDraft, Row


@pytest.mark.parametrize(
    ("loses", "dropped"),
    [("nothing", [False] * 3), ("first", [True, False, False]), ("all", [True] * 3)],
)
def test_what_gets_lost(loses: Any, dropped: list[bool]) -> None:
    flaky = Flaky(loses)

    assert [flaky.drops(attempt, flaky.dice()) for attempt in (1, 2, 3)] == dropped


def test_some_answers_get_lost_and_the_same_ones_each_time() -> None:
    flaky = Flaky("some", share=0.5, seed=7)
    runs = []
    for _ in range(2):
        dice = flaky.dice()
        runs.append([flaky.drops(1, dice) for _ in range(200)])

    assert runs[0] == runs[1]
    assert 60 < sum(runs[0]) < 140


def test_each_pause_is_twice_as_long() -> None:
    assert [Flaky(backoff_ms=100).pause_s(attempt) for attempt in (1, 2, 3)] == [0.1, 0.2, 0.4]


def test_a_careful_app_puts_a_key_on_a_post_that_has_none() -> None:
    keyed = RequestDraft("POST", headers=(Row("idempotency-key", "1"),))
    switched_off = RequestDraft("POST", headers=(Row("Idempotency-Key", "1", enabled=False),))

    assert wants_key(RequestDraft("POST"))
    assert wants_key(switched_off)
    assert not wants_key(keyed)
    assert has_key(keyed)
    assert not wants_key(RequestDraft("PUT"))


def test_settings_come_back_as_they_were_kept() -> None:
    flaky = Flaky("some", 5, own_key=True, latency_ms=0, backoff_ms=1000, share=0.25)

    assert from_json(json.loads(json.dumps(flaky.as_json()))) == flaky


@pytest.mark.parametrize(
    "kept", [None, [], {"loses": "my mind"}, {"retries": True}, {"latency_ms": -5}, {"share": "x"}]
)
def test_what_makes_no_sense_is_as_it_is_at_first(kept: object) -> None:
    assert from_json(kept) == Flaky()
