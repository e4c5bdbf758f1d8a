from workbench.core.lesson import CheckVerdict, StepVerdict
from workbench.learning.verdicts import TRACING_OFF
from workbench.ui.lesson.checks import ChecksView, mark, spoken_of

MET = CheckVerdict("a", "Status is 200", "met", shown="200")
FAILED = CheckVerdict("b", "The plan searches", "not_met", "The plan says SCAN.", "SCAN")
WAITING = CheckVerdict("c", "Less work", "not_met", "Send GET /tasks first.", waiting=True)
UNCHECKED = CheckVerdict("d", "Few rows", "could_not_check", "This could not be checked: tracing is off.")


def test_values_seen_and_the_message_of_the_one_that_fails(make, shown, scene) -> None:
    view = make(ChecksView)

    view.show_scene(scene(verdict=StepVerdict((MET, FAILED, WAITING))))

    assert view.count.text() == "1 / 3"
    assert [row.shown.text() for row in view.rows] == ["200", "SCAN", ""]
    assert [row.message.text() for row in view.rows] == ["", "The plan says SCAN.", ""]
    assert view.rows[2].toolTip() == "Send GET /tasks first."


def test_waiting_check_speaks_after_a_try_in_vain(make, scene) -> None:
    view = make(ChecksView)

    view.show_scene(scene(verdict=StepVerdict((MET, WAITING)), misses=1))

    assert view.rows[1].message.text() == "Send GET /tasks first."


def test_same_reason_is_said_once() -> None:
    again = CheckVerdict("e", "Few steps", "could_not_check", UNCHECKED.message)

    assert spoken_of(StepVerdict((UNCHECKED, again)), tried=False) == {"d"}


def test_every_verdict_has_a_mark_of_its_own() -> None:
    assert len({mark(each)[0] for each in (MET, FAILED, WAITING, UNCHECKED)}) == 4
    assert mark(UNCHECKED)[0] == "circle-dashed"


def test_check_now_can_be_asked_for_until_all_are_met(qtbot, make, gestures, scene) -> None:
    view = make(ChecksView)
    view.show_scene(scene(verdict=StepVerdict((WAITING,))))

    with qtbot.waitSignal(gestures.check_requested):
        view.again.click()
    view.show_scene(scene(verdict=StepVerdict((MET,), passed=True)))

    assert not view.again.isVisible()


def test_checks_do_not_give_the_answer_to_an_open_prediction_away(make, scene) -> None:
    view = make(ChecksView)

    view.show_scene(scene(verdict=StepVerdict((WAITING,)), locked=True))
    before = view.rows[0].isVisible(), view.covered.isVisible()
    view.show_scene(scene(verdict=StepVerdict((WAITING,))))

    assert before == (False, True)
    assert (view.rows[0].isVisible(), view.covered.isVisible()) == (True, False)


def test_checks_that_nothing_is_recorded_for_offer_to_record_again(qtbot, make, gestures, scene) -> None:
    view = make(ChecksView)
    unrecorded = CheckVerdict("d", "Few rows", "could_not_check", f"This could not be checked: {TRACING_OFF}.")
    view.show_scene(scene(verdict=StepVerdict((MET,))))
    before = view.record.isVisible()

    view.show_scene(scene(verdict=StepVerdict((unrecorded,))))

    assert not before
    with qtbot.waitSignal(gestures.record_requested):
        view.record.click()
