import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsScene
from pytestqt.qtbot import QtBot

from tests.gui.workbench.ui.pipeline.views import plain_view
from workbench.core.exchange import SendFailure
from workbench.core.trace.cards import skeleton_cards
from workbench.core.trace.replay import plan_replay
from workbench.core.trace.view import TraceView, view_of_failure, view_of_nothing
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.geometry import HEIGHT, REQUEST_Y, RESPONSE_Y, Places, lay_out
from workbench.ui.pipeline.lanes_item import ALL, NOTHING, LanesItem, dot_place, reveal_at


@pytest.fixture
def places() -> Places:
    return lay_out([50.0] * 9, 1_000)


def painted(item: LanesItem) -> QImage:
    scene = QGraphicsScene()
    scene.addItem(item)
    image = QImage(1_000, int(HEIGHT), QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    scene.render(painter, QRectF(image.rect()), QRectF(image.rect()))
    painter.end()
    return image


def test_light_spreads_with_the_dot(qtbot: QtBot, theme: Theme, places: Places) -> None:
    replay = plan_replay(plain_view().cards, 2_400.0)
    assert replay is not None
    halfway = reveal_at(replay.position(900), QPointF(400, REQUEST_Y))
    pictures = []
    for reveal in (NOTHING, halfway, ALL):
        item = LanesItem(theme, plain_view(), places)
        item.reveal(reveal)
        pictures.append(painted(item))

    dark, half, whole = pictures
    assert dark != half != whole != dark


def test_unlit_lanes_look_like_lanes_without_a_request(qtbot: QtBot, theme: Theme) -> None:
    skeleton = skeleton_cards()
    places = lay_out([50.0] * len(skeleton), 1_000)
    empty = painted(LanesItem(theme, view_of_nothing(skeleton), places))
    broken = painted(LanesItem(theme, view_of_failure(skeleton, SendFailure("refused", "")), places))

    assert empty != broken


def test_dot_walks_the_request_lane_turns_and_walks_back(places: Places) -> None:
    view: TraceView = plain_view()
    replay = plan_replay(view.cards, 2_400.0)
    assert replay is not None
    turn = next(visit for visit in replay.visits if visit.card == 8)

    start = dot_place(replay.position(0), places)
    middle = dot_place(replay.position(turn.start_ms + turn.wait_ms + turn.travel_ms / 2), places)
    end = dot_place(replay.position(replay.total_ms), places)

    assert start == QPointF(places.slots[0].station_x, REQUEST_Y)
    assert middle.x() == places.slots[8].station_x
    assert REQUEST_Y < middle.y() < RESPONSE_Y
    assert end == QPointF(places.slots[0].station_x, RESPONSE_Y)
