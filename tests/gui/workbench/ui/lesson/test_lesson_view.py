from workbench.state.features import FeaturesSnapshot
from workbench.state.lesson import LessonsSnapshot
from workbench.ui.lesson.lesson_view import LessonView


def test_step_is_made_once_and_drawn_anew(make, session, pack) -> None:
    view = make(LessonView)
    view.show_lessons(LessonsSnapshot(pack, session=session()), FeaturesSnapshot())
    first = view.step

    view.show_lessons(LessonsSnapshot(pack, session=session(misses=1)), FeaturesSnapshot())
    same = view.step
    view.show_lessons(LessonsSnapshot(pack, session=session("predict")), FeaturesSnapshot())

    assert same is first
    assert view.step is not first


def test_notice_stands_above_the_step(make, session, pack) -> None:
    view = make(LessonView)

    view.show_lessons(LessonsSnapshot(pack, session=session(notice="“Slow” comes first.")), FeaturesSnapshot())

    assert view.message.isVisible()
    assert "comes first" in view.message.accessibleName()


def test_what_is_being_done_is_said(make, session, pack) -> None:
    view = make(LessonView)

    view.show_lessons(LessonsSnapshot(pack, session=session(busy="Preparing the world")), FeaturesSnapshot())

    assert view.busy.text() == "Preparing the world …"


def test_free_play_offers_the_way_back(qtbot, make, gestures, session, pack) -> None:
    view = make(LessonView)
    view.show_lessons(LessonsSnapshot(pack, session=session(playing=True)), FeaturesSnapshot())

    with qtbot.waitSignal(gestures.play_requested) as asked:
        view.message.acted.emit("resume")

    assert asked.args == [False]


def test_reset_can_be_undone_where_it_is_told(qtbot, make, gestures, session, pack) -> None:
    view = make(LessonView)
    view.show_lessons(LessonsSnapshot(pack, session=session(can_undo=True)), FeaturesSnapshot())

    assert view.message.title == "Begun anew"
    with qtbot.waitSignal(gestures.undo_requested):
        view.message.acted.emit("undo")
