from workbench.core.lesson import SKIPPED
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


def test_feedback_belongs_to_the_choice_made(lesson) -> None:
    assert _picture(lesson, Memory("fast", answers={"guess": "b"})).feedback == {"guess": "Yes."}


def test_a_skipped_prediction_opens_its_step(lesson) -> None:
    snapshot = _picture(lesson, Memory("fast", answers={"guess": SKIPPED}))

    assert not snapshot.locked
    assert snapshot.feedback == {"guess": ""}


def test_a_step_without_prediction_is_open(lesson) -> None:
    assert not is_locked(step_of(lesson, "slow"), Memory("slow"))
