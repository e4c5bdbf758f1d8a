from workbench.core.lesson import LessonProgress, Progress
from workbench.state.lesson import LessonsSnapshot
from workbench.ui.lesson.chooser import Chooser


def test_every_lesson_can_be_begun(qtbot, make, gestures, pack) -> None:
    chooser = make(Chooser)
    chooser.show_lessons(LessonsSnapshot(pack))

    with qtbot.waitSignal(gestures.begin_requested) as asked:
        chooser.entries[2].button.click()

    assert asked.args == ["data.index"]
    assert [entry.lesson.id for entry in chooser.entries] == [lesson.id for lesson in pack.lessons]
    assert chooser.entries[2].state.text() == "9 min · 5 steps"


def test_progress_and_what_to_go_on_with(make, pack) -> None:
    chooser = make(Chooser)
    progress = Progress(
        {
            "http.anatomy": LessonProgress(step="rule", passed=("first",) * 5, finished=True),
            "data.n-plus-one": LessonProgress(step="predict", passed=("meet",)),
        }
    )

    chooser.show_lessons(LessonsSnapshot(pack, progress))

    assert [entry.button.text() for entry in chooser.entries][:4] == ["Open", "Begin", "Begin", "Continue"]
    assert chooser.entries[3].state.text() == "8 min · 1 / 5"
    assert chooser.entries[3].button.property("kind") == "primary"


def test_trouble_is_said(make, pack) -> None:
    chooser = make(Chooser)

    chooser.show_lessons(LessonsSnapshot(pack, problem="A lesson needs the running backend."))

    assert chooser.message.isVisible()
