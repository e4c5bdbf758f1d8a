from dataclasses import replace
from typing import Any

from workbench.core.lesson import SKIPPED
from workbench.learning.evidence import Unrecorded
from workbench.learning.memory import Memory
from workbench.learning.picture import Mood, is_locked, picture, step_of
from workbench.learning.verdicts import Judge
from workbench.learning.vocabulary import Facts


def _picture(lesson, memory: Memory):
    facts = Facts(memory.evidence, memory.answers, memory.times_sent, None, {})
    return picture(lesson, memory, Judge(lesson, facts), {"data.index": "none"}, Mood(notice="hello"))


def test_the_list_of_steps_says_where_one_is(lesson) -> None:
    snapshot = _picture(lesson, Memory("fast", passed=("slow",), shown={"slow": "600,000 steps"}))

    assert [(line.state, line.shown) for line in snapshot.steps[:3]] == [
        ("passed", "600,000 steps"),
        ("now", ""),
        ("open", ""),
    ]
    assert (snapshot.locked, snapshot.solution_open, snapshot.notice) == (True, False, "hello")
    assert snapshot.position == 1


def test_feedback_belongs_to_the_choice_made_and_waits_for_what_is_measured(lesson) -> None:
    seen: dict[str, Any] = {"slow": Unrecorded("tracing is off"), "fast": Unrecorded("tracing is off")}
    memory = Memory("fast", answers={"guess": "b"})

    assert _picture(lesson, memory).feedback == {}
    assert _picture(lesson, replace(memory, evidence=seen)).feedback == {"guess": "Yes."}


def test_feedback_goes_with_the_prediction_into_the_steps_after_it(lesson) -> None:
    seen: dict[str, Any] = {"slow": Unrecorded("tracing is off"), "fast": Unrecorded("tracing is off")}

    snapshot = _picture(lesson, Memory("load", answers={"guess": "b"}, evidence=seen))

    assert snapshot.feedback == {"guess": "Yes."}


def test_a_skipped_prediction_opens_its_step(lesson) -> None:
    snapshot = _picture(lesson, Memory("fast", answers={"guess": SKIPPED}))

    assert not snapshot.locked
    assert snapshot.feedback == {}


def test_a_step_without_prediction_is_open(lesson) -> None:
    assert not is_locked(step_of(lesson, "slow"), Memory("slow"))
