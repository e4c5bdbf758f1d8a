"""Answers on disk, under a cap."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.client.kept_responses import KeptResponses
from workbench.core.exchange import AddedHeader, Exchange, Phases, ReceivedResponse, SentRequest
from workbench.core.request import BearerAuth, RequestDraft
from workbench.core.switch_record import SwitchValue

SWITCHES = (SwitchValue("cache.profile", "Cache", "off"),)


def answer(folder: Path, name: str, size: int = 100) -> Exchange:
    path = folder / f"{name}.run"
    path.write_bytes(b"x" * size)
    headers = (AddedHeader("Authorization", "Bearer abc", "auth"), AddedHeader("X-Mine", "1", "you"))
    sent = SentRequest("GET", "http://h/t", "/t", "HTTP/1.1", headers, b"", 0)
    response = ReceivedResponse(200, "OK", "HTTP/1.1", (("Content-Type", "text/plain"),), path, size, size)
    draft = RequestDraft(url="http://h/t", auth=BearerAuth("abc"))
    return Exchange(name, draft, 5.0, sent, response, None, Phases(wait_ms=2.0))


@pytest.fixture
def kept(tmp_path: Path) -> KeptResponses:
    return KeptResponses(tmp_path / "responses", cap_bytes=250)


def test_an_answer_comes_back_without_its_secrets(kept: KeptResponses, tmp_path: Path) -> None:
    exchange = answer(tmp_path, "one")
    usage = kept.add(exchange, SWITCHES)
    assert exchange.response is not None
    exchange.response.body_path.unlink()

    found = kept.load("one")

    assert (usage.ids, usage.used_bytes) == ({"one"}, 100)
    assert found is not None
    assert found.switches == SWITCHES
    assert found.exchange.response is not None
    assert found.exchange.sent is not None
    assert found.exchange.response.body_path.read_bytes() == b"x" * 100
    assert replace(found.exchange.response, body_path=exchange.response.body_path) == exchange.response
    assert [header.value for header in found.exchange.sent.headers] == ["••••", "1"]
    assert "abc" not in (tmp_path / "responses" / "one.json").read_text()


def test_what_was_not_looked_at_longest_goes_first(kept: KeptResponses, tmp_path: Path) -> None:
    for age, name in enumerate(("old", "new")):
        kept.add(answer(tmp_path, name), ())
        os.utime(tmp_path / "responses" / f"{name}.body", (1000 + age, 1000 + age))
    kept.load("old")

    usage = kept.add(answer(tmp_path, "third"), ())

    assert usage.ids == {"old", "third"}
    assert kept.load("new") is None


def test_an_answer_beyond_the_cap_pushes_nothing_out(kept: KeptResponses, tmp_path: Path) -> None:
    kept.add(answer(tmp_path, "small"), ())

    assert kept.add(answer(tmp_path, "huge", 251), ()).ids == {"small"}


def test_clearing_can_be_undone(kept: KeptResponses, tmp_path: Path) -> None:
    kept.add(answer(tmp_path, "one"), ())

    assert kept.clear().ids == frozenset()
    assert kept.undo_clear().ids == {"one"}
    assert kept.load("one") is not None

    kept.clear()
    kept.forget_cleared()
    assert kept.undo_clear().ids == frozenset()


def test_a_damaged_head_is_an_answer_that_is_gone(kept: KeptResponses, tmp_path: Path) -> None:
    kept.add(answer(tmp_path, "one"), ())
    (tmp_path / "responses" / "one.json").write_text("{}")

    assert kept.load("one") is None


def test_secrets_known_by_value_are_covered(kept: KeptResponses, tmp_path: Path) -> None:
    kept.add(answer(tmp_path, "one"), (), lambda text: text.replace("http://h", "covered"))

    assert "http://h" not in (tmp_path / "responses" / "one.json").read_text()
