from dataclasses import replace

from workbench.core.lesson import LessonProgress
from workbench.learning.evidence import Unrecorded, evidence_of
from workbench.learning.memory import Memory, names_of, recalled

FOUND = Unrecorded("")


def test_equal_names_are_filled_in_order_then_the_last_is_refreshed() -> None:
    memory = Memory("hit")
    taken = []
    for _ in range(4):
        name = memory.slot(("cold", "warm"))
        taken.append(name)
        memory = memory.with_evidence(name, FOUND)

    assert taken == ["cold", "warm", "warm", "warm"]
    assert memory.times_sent == {"cold": 1, "warm": 3}


def test_a_retry_noted_before_its_first_attempt_stands(bench) -> None:
    first, retry = (bench.serve("POST", "/tasks").seq for _ in range(2))
    memory = Memory("hit").with_evidence("cold", evidence_of(bench.kept[retry], None, None))

    assert [memory.has_later("cold", seq) for seq in (first, retry, retry + 1)] == [True, False, False]
    assert not memory.has_later("warm", first)
    assert not replace(memory, visit=frozenset()).has_later("cold", first)


def test_entering_a_step_begins_a_visit_but_keeps_what_was_recorded(lesson) -> None:
    memory = Memory("slow").with_evidence("slow", FOUND).with_miss().entered(lesson.steps[1])

    assert (memory.step, memory.visit, memory.misses) == ("fast", frozenset(), 0)
    assert memory.evidence == {"slow": FOUND}


def test_without_a_step_its_names_are_forgotten_and_no_others(lesson) -> None:
    memory = Memory("fast", passed=("slow", "fast"), answers={"guess": "a"}, shown={"slow": "1", "fast": "2"})
    memory = memory.with_evidence("slow", FOUND).with_evidence("fast", FOUND).with_hint()

    left = memory.without(lesson.steps[1])

    assert (left.passed, left.answers, left.shown, left.hints) == (("slow",), {}, {"slow": "1"}, {})
    assert left.evidence == {"slow": FOUND}
    assert names_of(lesson.steps[1]) == {"guess", "fast", "again"}


def test_kept_progress_comes_back_as_far_as_the_lesson_still_has_it(lesson) -> None:
    kept = LessonProgress("gone", ("slow", "gone"), {"guess": "a", "gone": "x"}, {"gone": "1"}, {"slow": 1}, ("price",))

    memory = recalled(lesson, kept)

    assert memory.step == "fast"
    assert (memory.passed, memory.answers, memory.shown) == (("slow",), {"guess": "a"}, {})
    assert memory.to_progress() == LessonProgress("fast", ("slow",), {"guess": "a"}, {}, {"slow": 1}, ("price",))


def test_passing_the_last_finishes() -> None:
    memory = Memory("price").with_pass("", last=True).with_card("price").with_card("price")

    assert memory.finished
    assert memory.cards == ("price",)
