from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.workbench.ui.pipeline.views import plain_view
from workbench.core.trace.replay import plan_replay
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.caption_item import CaptionItem
from workbench.ui.pipeline.geometry import HEIGHT
from workbench.ui.pipeline.lanes_view import LanesView


@pytest.fixture
def lanes(qtbot: QtBot, theme: Theme) -> Iterator[LanesView]:
    lanes = LanesView(theme)
    qtbot.addWidget(lanes)
    lanes.resize(1000, 160)
    lanes.show()
    lanes.show_view(plain_view(), ())
    yield lanes
    lanes.hide()


def test_arrow_keys_walk_from_card_to_card_and_say_them(qtbot: QtBot, lanes: LanesView) -> None:
    lanes.setFocus()
    qtbot.waitUntil(lanes.hasFocus)

    qtbot.keyClick(lanes, Qt.Key.Key_Right)
    qtbot.keyClick(lanes, Qt.Key.Key_Right)

    assert lanes.current == "http.rate_limit"
    assert lanes.accessibleName() == "rate limit, passed, 0.03 ms"


def test_walking_stops_at_the_ends(qtbot: QtBot, lanes: LanesView) -> None:
    lanes.setFocus()

    qtbot.keyClick(lanes, Qt.Key.Key_Left)

    assert lanes.current == "client"


def test_enter_opens_the_card(qtbot: QtBot, lanes: LanesView) -> None:
    lanes.focus_stage("handler")

    with qtbot.waitSignal(lanes.opened) as opened:
        qtbot.keyClick(lanes, Qt.Key.Key_Return)

    assert opened.args == ["handler"]


def test_r_replays_and_space_steps(qtbot: QtBot, lanes: LanesView) -> None:
    with qtbot.waitSignals([lanes.replay_requested, lanes.step_requested]):
        qtbot.keyClick(lanes, Qt.Key.Key_R)
        qtbot.keyClick(lanes, Qt.Key.Key_Space)


def test_a_station_belongs_to_its_card(qtbot: QtBot, lanes: LanesView) -> None:
    place = lanes.mapFromScene(lanes._scene.cards[3].sceneBoundingRect().center())
    place.setY(int(HEIGHT) - 25)

    with qtbot.waitSignal(lanes.opened) as opened:
        qtbot.mouseClick(lanes.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert opened.args == ["auth.mode"]


def test_cards_that_do_not_fit_scroll_and_follow_the_dot(qtbot: QtBot, lanes: LanesView) -> None:
    lanes.resize(420, 160)
    qtbot.waitUntil(lambda: lanes.horizontalScrollBar().maximum() > 0)
    replay = plan_replay(plain_view().cards, 2_400.0)
    assert replay is not None

    lanes.show_position(replay.position(1_200), trail=True)

    assert lanes.horizontalScrollBar().value() > 0


def test_wide_view_has_no_scroll_bar(lanes: LanesView) -> None:
    assert lanes.horizontalScrollBar().maximum() == 0
    assert lanes.height() == int(HEIGHT)


def test_captions_are_shown_whole_or_not_at_all(lanes: LanesView) -> None:
    lanes.show_turns((("handler", ((429, 3),)),))
    captions = [item for item in lanes.pipeline.items() if isinstance(item, CaptionItem)]

    lanes.limit_height(142)
    low = [caption.isVisible() for caption in captions]
    lanes.limit_height(400)

    assert low == [False]
    assert all(caption.isVisible() for caption in captions)
