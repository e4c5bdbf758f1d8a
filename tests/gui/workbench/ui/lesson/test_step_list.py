from PySide6.QtCore import Qt

from workbench.ui.lesson.step_list import StepList, lines_of


def test_marks_and_names_of_the_steps(make, session) -> None:
    steps = make(StepList)

    steps.show_steps(session("index-on").steps)

    assert [row.accessibleName() for row in steps.rows][:4] == [
        "1 Send the slow request, passed",
        "2 Predict the saving, passed",
        "3 Switch the index on, now",
        "4 Still a sort left, open",
    ]


def test_click_asks_for_the_step(qtbot, make, gestures, session) -> None:
    steps = make(StepList)
    steps.show_steps(session("index-on").steps)

    with qtbot.waitSignal(gestures.step_requested) as asked:
        qtbot.mouseClick(steps.rows[0], Qt.MouseButton.LeftButton)

    assert asked.args == ["slow"]


def test_lesson_with_fewer_steps_takes_rows_away(make, session) -> None:
    steps = make(StepList)
    lines = session().steps

    steps.show_steps(lines)
    steps.show_steps(lines[:2])

    assert len(steps.rows) == 2


def test_prediction_shows_the_guess(session) -> None:
    assert lines_of(session("index-on", answers={"guess": "c"}))[1].shown == "100×"


def test_long_value_leaves_the_title_its_room(make, session) -> None:
    steps = make(StepList)
    steps.show_steps(session("index-on").steps)
    row = steps.rows[0]

    short, long = row._room_for("now", 20, 200), row._room_for("01M839FWGPTFNNY9C", 140, 200)

    assert short == 20
    assert long == 50
