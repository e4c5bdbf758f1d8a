from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme


def _make(qtbot: QtBot, theme: Theme) -> Segmented:
    segmented = Segmented(theme, [("none", "none"), ("offset", "offset"), ("cursor", "cursor")])
    qtbot.addWidget(segmented)
    segmented.show()
    return segmented


def test_click_selects_and_tells(qtbot: QtBot, theme: Theme) -> None:
    segmented = _make(qtbot, theme)

    with qtbot.waitSignal(segmented.selected) as told:
        qtbot.mouseClick(segmented.segment("cursor"), Qt.MouseButton.LeftButton)

    assert told.args == ["cursor"]
    assert segmented.value == "cursor"


def test_set_value_is_silent(qtbot: QtBot, theme: Theme) -> None:
    segmented = _make(qtbot, theme)

    with qtbot.assertNotEmitted(segmented.selected):
        segmented.set_value("offset")

    assert segmented.value == "offset"


def test_width_does_not_depend_on_the_choice(qtbot: QtBot, theme: Theme) -> None:
    segmented = _make(qtbot, theme)
    segmented.set_value("none")
    before = segmented.sizeHint().width()

    segmented.set_value("cursor")

    assert segmented.sizeHint().width() == before


def test_tab_reaches_the_chosen_segment(qtbot: QtBot, theme: Theme) -> None:
    segmented = _make(qtbot, theme)

    segmented.set_value("cursor")

    reached = [value for value in ("none", "offset", "cursor") if _takes_tab(segmented, value)]
    assert reached == ["cursor"]


def test_only_the_chosen_segment_is_bold_after_the_look_was_switched(qtbot: QtBot, theme: Theme) -> None:
    segmented = _make(qtbot, theme)
    segmented.set_value("none")
    segmented.set_value("cursor")

    theme.set_mode("dark")

    bold = [value for value in ("none", "offset", "cursor") if segmented.segment(value).font().weight() > 500]
    assert bold == ["cursor"]


def _takes_tab(segmented: Segmented, value: str) -> bool:
    return bool(segmented.segment(value).focusPolicy() & Qt.FocusPolicy.TabFocus)
