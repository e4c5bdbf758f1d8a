from dataclasses import replace
from pathlib import Path

import pytest

from lessons.format.models import Check, Place
from workbench.learning.evidence import Evidence, SendEvidence, Unrecorded, evidence_of
from workbench.learning.verdicts import BACKEND_DOWN, Judge
from workbench.learning.vocabulary import Facts


def _check(expr: str, fail: str = "no", *, soft: bool = False) -> Check:
    return Check("c", "C", expr, fail, "{slow.status}", soft, Place(Path("x.md"), 1))


@pytest.fixture
def slow(bench) -> SendEvidence:
    return evidence_of(bench.kept[bench.serve("GET", "/tasks").seq], "SCAN tasks", None)


@pytest.fixture
def judge(lesson, slow):
    def make(found: Evidence | None = slow, trouble: str = "") -> Judge:
        evidence = {} if found is None else {"slow": found}
        return Judge(lesson, Facts(evidence, {}, {}, None, {}), trouble=trouble)

    return make


def test_met_shows_the_value(judge) -> None:
    verdict = judge().check(_check("slow.status == 200"))

    assert (verdict.state, verdict.message, verdict.shown) == ("met", "", "200")


def test_not_met_says_the_live_values(judge) -> None:
    verdict = judge().check(_check("slow.status == 404", "It was {slow.status}, with {slow.rows} rows."))

    assert (verdict.state, verdict.message) == ("not_met", "It was 200, with 5 rows.")
    assert verdict.failed


def test_nothing_recorded_says_what_to_send(judge) -> None:
    verdict = judge(None).check(_check("slow.status == 200"))

    assert (verdict.state, verdict.waiting, verdict.failed) == ("not_met", True, False)
    assert verdict.message == "Send GET /tasks?owner_id=42&limit=5 first."


def test_nothing_recorded_for_want_of_a_backend_could_not_be_checked(judge) -> None:
    verdict = judge(None, BACKEND_DOWN).check(_check("slow.status == 200"))

    assert verdict.state == "could_not_check"
    assert verdict.message == "This could not be checked: the backend is not running."


@pytest.mark.parametrize(
    ("expr", "reason"),
    [
        ("slow.vm_steps < 5", "does not count its steps"),
        ("slow.vm_steps + 'x'", "does not count its steps"),
        ("feature('data.index') == 'none'", "could not be asked for its switches"),
        ("json('slow', '$.id') == 1", "request panel"),
        ("slow.status + 'x' == 1", "numbers only"),
        ("slow.nothing == 1", "can't be worked out"),
    ],
)
def test_what_has_no_value_could_not_be_checked(judge, slow, expr, reason) -> None:
    verdict = judge(replace(slow, vm_steps=None)).check(_check(expr))

    assert verdict.state == "could_not_check"
    assert reason in verdict.message


@pytest.mark.parametrize("expr", ["slow.status == 200", "header('slow', 'x') == ''"])
def test_what_was_not_recorded_could_not_be_checked(judge, expr) -> None:
    assert "no trace" in judge(Unrecorded("no trace")).check(_check(expr)).message


def test_soft_checks_do_not_gate(lesson, slow) -> None:
    step = replace(lesson.steps[0], blocks=(_check("slow.status == 404", soft=True),))

    verdict = Judge(lesson, Facts({"slow": slow}, {}, {}, None, {})).step(step)

    assert verdict.passed
    assert verdict.complaint is None
