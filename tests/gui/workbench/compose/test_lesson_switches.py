from dataclasses import replace

from lessons.format import course_path, load_pack
from lessons.format.models import Toggle
from workbench.compose.lesson_switches import LessonSwitches
from workbench.core.lesson import SessionSnapshot
from workbench.state.lesson import LessonsSnapshot


class Switchboard:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.unfolded: list[str] = []

    def unfold(self, feature_id: str) -> None:
        self.unfolded.append(feature_id)


def _moment() -> LessonsSnapshot:
    lesson = load_pack(course_path()).lesson("data.index")
    step = next(step for step in lesson.steps if step.of(Toggle))
    return LessonsSnapshot(session=SessionSnapshot(lesson, step, ()), choosing=False)


def test_switch_of_a_step_is_unfolded_when_the_step_begins_and_not_again() -> None:
    board, moment = Switchboard(), _moment()
    follower = LessonSwitches(board, None)  # type: ignore[arg-type]  # a stand-in
    assert moment.session is not None

    follower.follow(moment)
    follower.follow(replace(moment, session=replace(moment.session, locked=True)))

    assert board.unfolded == ["data.index"]


def test_step_without_a_switch_leaves_the_switchboard_alone() -> None:
    board, moment = Switchboard(), _moment()
    follower = LessonSwitches(board, None)  # type: ignore[arg-type]  # a stand-in
    assert moment.session is not None
    plain = next(step for step in moment.session.lesson.steps if not step.of(Toggle))

    follower.follow(replace(moment, session=replace(moment.session, step=plain)))

    assert board.unfolded == []


def test_switch_is_unfolded_again_when_the_lesson_is_taken_up_again() -> None:
    board, moment = Switchboard(), _moment()
    follower = LessonSwitches(board, None)  # type: ignore[arg-type]  # a stand-in

    for each in (moment, replace(moment, choosing=True), moment):
        follower.follow(each)

    assert board.unfolded == ["data.index", "data.index"]
