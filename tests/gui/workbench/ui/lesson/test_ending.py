from workbench.state.lesson import LessonsSnapshot
from workbench.ui.lesson.ending import EndingView


def test_finished_lesson_offers_the_next_one(qtbot, make, gestures, session, pack) -> None:
    view = make(EndingView)

    view.show_lessons(LessonsSnapshot(pack, session=session("price", finished=True)))

    assert view.words.text() == "Next: N+1: the query in the loop, 8 min."
    with qtbot.waitSignal(gestures.following_requested):
        view.following.click()


def test_last_lesson_ends_the_course(make, session, pack) -> None:
    view = make(EndingView)
    last = pack.lessons[-1]

    view.show_lessons(LessonsSnapshot(pack, session=session(last.steps[-1].id, lesson=last, finished=True)))

    assert view.words.text() == "That was the last lesson of the course."
    assert not view.following.isVisible()


def test_earlier_steps_of_a_finished_lesson_do_not_end_it(make, session, pack) -> None:
    view = make(EndingView)

    view.show_lessons(LessonsSnapshot(pack, session=session("slow", finished=True)))

    assert not view.isVisible()
