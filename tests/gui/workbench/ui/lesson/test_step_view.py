from lessons.format.models import Send
from workbench.ui.lesson.offers import SendView, ToggleView
from workbench.ui.lesson.prose import ProseView
from workbench.ui.lesson.questions import PredictView
from workbench.ui.lesson.step_view import DebriefView, StepView, prediction_at_stake
from workbench.ui.lesson.watch import WatchView


def test_blocks_stand_in_the_order_of_the_lesson(make, lesson) -> None:
    step = lesson.steps[2]
    view = make(StepView, lesson, step)

    layout = view.layout()
    kinds = [type(layout.itemAt(place).widget()) for place in range(6)]

    assert kinds == [ProseView, ToggleView, ProseView, SendView, WatchView, PredictView]


def test_earlier_prediction_stands_where_it_is_measured(lesson) -> None:
    slow, predict, index_on, sort, price = lesson.steps

    assert prediction_at_stake(lesson, slow) is None
    assert prediction_at_stake(lesson, predict) is None
    assert prediction_at_stake(lesson, index_on) is not None
    assert prediction_at_stake(lesson, sort) is None
    assert prediction_at_stake(lesson, price) is None


def test_every_step_of_the_course_can_be_drawn(make, scene, pack) -> None:
    for lesson in pack.lessons:
        for step in lesson.steps:
            view = make(StepView, lesson, step)
            view.show_scene(scene(step.id, lesson=lesson))
            sends = view.findChildren(SendView)
            assert len(sends) == len(step.of(Send))
            view.close()


def test_what_the_text_says_of_the_result_comes_with_the_result(make, scene, lesson) -> None:
    view = make(StepView, lesson, lesson.steps[0])
    (debrief,) = view.findChildren(DebriefView)

    view.show_scene(scene())
    before = debrief.isVisible()
    view.show_scene(scene(solution_open=True))

    assert not before
    assert debrief.isVisible()
