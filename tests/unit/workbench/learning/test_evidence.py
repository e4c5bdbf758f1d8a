from dataclasses import fields

import pytest

from lessons.format.evidence import BURST_FIELDS, SEND_FIELDS
from workbench.learning.evidence import (
    UNAVAILABLE,
    BurstEvidence,
    Counts,
    Notes,
    SendEvidence,
    evidence_of,
    parsed_body,
)


def test_checks_can_use_exactly_the_words_that_the_linter_knows() -> None:
    assert {field.name for field in fields(SendEvidence)} - {"seq", "body"} == set(SEND_FIELDS)
    assert {field.name for field in fields(BurstEvidence)} == set(BURST_FIELDS)
    assert set(UNAVAILABLE) <= set(SEND_FIELDS) | set(BURST_FIELDS)


def test_a_trace_becomes_evidence(bench) -> None:
    summary = bench.serve("GET", "/tasks?owner_id=42", user="alice (member)")

    found = evidence_of(bench.kept[summary.seq], "SCAN tasks", None)

    assert (found.status, found.vm_steps, found.sql_count) == (200, 600_000, 1)
    assert found.headers == {"x-request-id": "r1"}
    assert found.notes["auth.mode"] == "alice (member)"
    assert found.stages == ("auth.mode",)
    assert found.settings == {"data.index": "none"}


def test_a_database_that_counts_no_steps_gives_none(bench) -> None:
    trace = bench.kept[bench.serve("GET", "/tasks").seq]
    uncounted = trace.model_copy(
        update={"statements": tuple(one.model_copy(update={"vm_steps": None}) for one in trace.statements)}
    )

    assert evidence_of(uncounted, None, None).vm_steps is None


def test_what_never_came_is_zero_or_empty() -> None:
    assert Counts({"200": 3})["429"] == 0
    assert Notes()["auth.mode"] == ""


def test_a_body_is_only_known_when_we_received_it(bench) -> None:
    trace = bench.kept[bench.serve("GET", "/tasks").seq]

    assert parsed_body(evidence_of(trace, None, b'{"a": 1}')) == {"a": 1}
    with pytest.raises(ValueError, match="request panel"):
        parsed_body(evidence_of(trace, None, None))


ACAO = "access-control-allow-origin"


@pytest.mark.parametrize(
    ("origin", "allowed", "credentials", "readable"),
    [
        ("", "", False, True),
        ("http://a", "", False, False),
        ("http://a", "http://a", False, True),
        ("http://a", "*", False, True),
        ("http://a", "*", True, False),
    ],
)
def test_whether_a_page_may_read_follows_from_what_was_recorded(
    bench, origin: str, allowed: str, credentials: bool, readable: bool
) -> None:
    trace = bench.kept[bench.serve("GET", "/tasks").seq].model_copy(
        update={
            "request_headers": (("origin", origin),) if origin else (),
            "response_headers": ((ACAO, allowed),) if allowed else (),
        }
    )

    assert evidence_of(trace, None, None, credentials=credentials).readable is readable
