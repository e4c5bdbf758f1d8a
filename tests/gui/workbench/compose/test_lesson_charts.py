from dataclasses import replace

import pytest

from lessons.format import course_path, load_pack
from lessons.format.models import Lesson, Predict, Watch
from workbench.compose.lesson_charts import LessonCharts
from workbench.core.lesson import SessionSnapshot
from workbench.state.lesson import LessonsSnapshot


class Charts:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.pointed_at: frozenset[str] = frozenset()
        self.covered: list[float | None] = []

    def point_at(self, charts: frozenset[str]) -> None:
        self.pointed_at = charts

    def cover(self, since: float | None) -> None:
        self.covered.append(since)


@pytest.fixture
def charts() -> Charts:
    return Charts()


@pytest.fixture
def lesson() -> Lesson:
    return load_pack(course_path()).lesson("caching.cache-aside")


def _moment(lesson: Lesson, kind: type, *, choosing: bool = False, locked: bool = False) -> LessonsSnapshot:
    step = next(step for step in lesson.steps if step.of(kind))
    return LessonsSnapshot(session=SessionSnapshot(lesson, step, (), locked=locked), choosing=choosing)


def test_the_charts_of_the_step_are_pointed_at_while_it_is_in_front(charts: Charts, lesson: Lesson) -> None:
    follower = LessonCharts(charts, None)  # type: ignore[arg-type]  # a stand-in

    follower.follow(_moment(lesson, Watch))
    while_open = charts.pointed_at
    follower.follow(_moment(lesson, Watch, choosing=True))

    assert while_open == {"cache"}
    assert charts.pointed_at == frozenset()


def test_results_after_a_flip_are_covered_from_the_question_to_its_answer(charts: Charts, lesson: Lesson) -> None:
    times = iter((100.0, 200.0))
    follower = LessonCharts(charts, None, lambda: next(times))  # type: ignore[arg-type]  # a stand-in
    open_, answered = (_moment(lesson, Predict, locked=locked) for locked in (True, False))

    for moment in (open_, open_, answered, answered):
        follower.follow(moment)

    assert charts.covered == [100.0, 100.0, None, None]


def test_free_play_uncovers(charts: Charts, lesson: Lesson) -> None:
    follower = LessonCharts(charts, None, lambda: 1.0)  # type: ignore[arg-type]  # a stand-in
    moment = _moment(lesson, Predict, locked=True)
    assert moment.session is not None

    follower.follow(moment)
    follower.follow(replace(moment, session=replace(moment.session, playing=True)))

    assert charts.covered == [1.0, None]
