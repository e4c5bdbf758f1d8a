from workbench.core.lesson import LessonProgress, Progress
from workbench.state.lesson import LessonsSnapshot
from workbench.ui.lesson.header import LessonHeader


def test_place_in_the_course(make, session, pack) -> None:
    header = make(LessonHeader)

    header.show_lessons(LessonsSnapshot(pack, session=session(), choosing=False))

    assert (header.chapter.text(), header.number.text()) == ("Data layer", "2.1")
    assert header.place.text() == f"3 of {len(pack.lessons)}"


def test_list_of_lessons_counts_what_is_finished(make, pack) -> None:
    header = make(LessonHeader)

    header.show_lessons(LessonsSnapshot(pack, Progress({"data.index": LessonProgress(finished=True)})))

    assert header.place.text() == f"1 of {len(pack.lessons)} finished"
    assert not header.menu_button.isVisible()


def test_chooser_goes_there_and_back(qtbot, make, gestures, session, pack) -> None:
    header = make(LessonHeader)
    asked: list[bool] = []
    gestures.choose_requested.connect(asked.append)

    for choosing in (False, True):
        header.show_lessons(LessonsSnapshot(pack, session=session(), choosing=choosing))
        header.chooser.click()

    assert asked == [True, False]


def test_menu_resets_and_plays(make, gestures, session, pack) -> None:
    header = make(LessonHeader)
    asked: list[object] = []
    gestures.reset_requested.connect(asked.append)
    gestures.play_requested.connect(asked.append)
    header.show_lessons(LessonsSnapshot(pack, session=session(), choosing=False))

    for action in header.menu_button.menu().actions():
        if action.text().startswith(("Reset", "Free")):
            action.trigger()

    assert asked == [True, "step", "lesson", "all"]
    assert not header.undo.isEnabled()
