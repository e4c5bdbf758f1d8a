from workbench.state.lesson import LessonsSnapshot
from workbench.ui.lesson.footer import LessonFooter


def test_next_waits_for_the_step(qtbot, make, gestures, session, pack) -> None:
    footer = make(LessonFooter)
    footer.show_lessons(LessonsSnapshot(pack, session=session("slow")))
    before = (footer.back.isEnabled(), footer.hint.isEnabled(), footer.next.isEnabled())

    footer.show_lessons(LessonsSnapshot(pack, session=session("slow", solution_open=True)))

    assert before == (False, False, False)
    with qtbot.waitSignal(gestures.forward_requested):
        footer.next.click()


def test_hint_after_two_misses(qtbot, make, gestures, session, pack) -> None:
    footer = make(LessonFooter)

    footer.show_lessons(LessonsSnapshot(pack, session=session("index-on", can_show_hint=True)))

    with qtbot.waitSignal(gestures.hint_requested):
        footer.hint.click()
    assert footer.back.isEnabled()


def test_last_step_leads_to_the_next_lesson(make, session, pack) -> None:
    footer = make(LessonFooter)

    footer.show_lessons(LessonsSnapshot(pack, session=session("price", finished=True, solution_open=True)))

    assert footer.next.accessibleName() == "Next lesson"
    assert footer.next.isEnabled()
