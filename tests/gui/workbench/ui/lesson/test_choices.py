from PySide6.QtCore import Qt

from workbench.ui.lesson.choices import Choices

SHORT = {"a": "2×", "b": "10×"}
LONG = {"a": "The first finds nothing and has to do all the work", "b": "The second", "c": "Both of them together"}


def test_short_choices_stand_side_by_side(qtbot, theme, shown) -> None:
    choices = shown(Choices(theme, SHORT))

    with qtbot.waitSignal(choices.chosen) as chosen:
        qtbot.mouseClick(choices.segmented.segment("b"), Qt.MouseButton.LeftButton)

    assert chosen.args == ["b"]


def test_long_choices_stand_below_each_other_and_wrap(qtbot, theme, shown) -> None:
    choices = shown(Choices(theme, LONG))

    with qtbot.waitSignal(choices.chosen) as chosen:
        qtbot.mouseClick(choices.rows[2], Qt.MouseButton.LeftButton)

    assert choices.segmented is None
    assert chosen.args == ["c"]
    assert choices.rows[0].heightForWidth(160) > choices.rows[0].heightForWidth(400)


def test_locked_choices_take_no_clicks(qtbot, theme, shown) -> None:
    short, long = shown(Choices(theme, SHORT)), shown(Choices(theme, LONG))
    short.show_choice("a", locked=True)
    long.show_choice("b", locked=True, outcome="right")

    with qtbot.assertNotEmitted(long.chosen):
        qtbot.mouseClick(long.rows[0], Qt.MouseButton.LeftButton)

    assert short.segmented.value == "a"
    assert short.segmented.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert [row.isChecked() for row in long.rows] == [False, True, False]
