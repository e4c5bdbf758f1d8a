"""A send with a redirect as HAR: both entries, their times, and no secrets."""

import json
from pathlib import Path

from workbench.core.exchange import AddedHeader, Exchange, Hop, Phases, ReceivedResponse, SendFailure, SentRequest
from workbench.core.export.har import MASK, har
from workbench.core.imports.har import import_har
from workbench.core.request import JsonBody, RequestDraft

SENT = SentRequest(
    "POST", "http://h/b?x=1", "/b?x=1", "HTTP/1.1",
    (AddedHeader("Authorization", "Bearer s3cret", "auth"), AddedHeader("Content-Type", "application/json", "body")),
    b'{"a":1}', 7,
)  # fmt: skip
PHASES = Phases(2.0, 3.0, 1.0, 10.0, 4.0)
RESPONSE = ReceivedResponse(
    200, "OK", "HTTP/1.1", (("Content-Type", "text/plain"), ("Set-Cookie", "sid=s3cret")), Path("x"), 5, 25
)
EXCHANGE = Exchange(
    "1", RequestDraft(), 1_800_000_000.0, SENT, RESPONSE, None, PHASES,
    hops=(Hop(SENT, 307, "Temporary Redirect", (("Location", "/b"),), Phases(None, None, 0.1, 0.2, 0.3)),),
)  # fmt: skip


def test_every_hop_is_an_entry_with_its_times() -> None:
    first, last = json.loads(har(EXCHANGE, b"hello"))["log"]["entries"]

    assert (first["response"]["status"], first["response"]["redirectURL"]) == (307, "/b")
    assert first["timings"]["connect"] == -1
    assert last["timings"] == {
        "blocked": -1, "dns": -1, "connect": 5.0, "ssl": 3.0, "send": 1.0, "wait": 10.0, "receive": 4.0,
    }  # fmt: skip
    assert last["time"] == 20.0
    assert last["response"]["content"] == {"size": 5, "mimeType": "text/plain", "text": "hello"}
    assert last["request"]["queryString"] == [{"name": "x", "value": "1"}]


def test_secrets_stay_at_home_unless_they_are_wanted() -> None:
    assert "s3cret" not in har(EXCHANGE, b"")
    assert MASK in har(EXCHANGE, b"")
    assert "s3cret" in har(EXCHANGE, b"", secrets=True)


def test_bytes_that_are_no_text_and_bodies_that_were_cut_are_told() -> None:
    content = json.loads(har(EXCHANGE, b"\xff"))["log"]["entries"][1]["response"]["content"]

    assert (content["encoding"], content["text"]) == ("base64", "/w==")
    assert content["comment"] == "the first 1 of 5 bytes"


def test_a_send_without_an_answer_says_why() -> None:
    failed = Exchange("1", RequestDraft(), 0.0, SENT, None, SendFailure("refused", "Nobody listens."), PHASES)

    (entry,) = json.loads(har(failed, b""))["log"]["entries"]

    assert (entry["response"]["status"], entry["response"]["comment"]) == (0, "Nobody listens.")


def test_our_own_importer_reads_it_back() -> None:
    found = [one.draft for one in import_har(har(EXCHANGE, b"", secrets=True)).requests()]

    assert [one.body for one in found] == [JsonBody('{"a":1}')] * 2
