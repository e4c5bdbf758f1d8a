import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsScene
from pytestqt.qtbot import QtBot

from tests.unit.workbench.core.trace.traces import make_trace
from workbench.core.trace.cards import Card, CardState, trace_cards
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.card_item import CardItem

SIZE = QRectF(0, 0, 74, 76)


def painted(item: CardItem) -> QImage:
    scene = QGraphicsScene()
    scene.addItem(item)
    image = QImage(84, 86, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    scene.render(painter, QRectF(0, 0, 84, 86), QRectF(-5, -5, 84, 86))
    painter.end()
    return image


def card(state: CardState) -> Card:
    return Card("http.rate_limit", "rate limit", "gate", state, in_ms=0.03, share=0.5)


def test_every_state_looks_different(qtbot: QtBot, theme: Theme) -> None:
    states: list[CardState] = ["passed", "turned", "failed", "not_reached", "off", "hit", "miss", "refused", "idle"]

    pictures = [painted(CardItem(theme, card(state), SIZE, "warn")) for state in states]

    assert all(a != b for number, a in enumerate(pictures) for b in pictures[number + 1 :])


def test_focus_and_flash_show(qtbot: QtBot, theme: Theme) -> None:
    plain, focused, flashing = (CardItem(theme, card("passed"), SIZE, "trace") for _ in range(3))

    focused.set_focused(True)
    flashing.set_flashing(True)

    pictures = [painted(item) for item in (plain, focused, flashing)]
    assert all(a != b for number, a in enumerate(pictures) for b in pictures[number + 1 :])


@pytest.mark.parametrize("index", range(9))
def test_tooltip_says_the_card(qtbot: QtBot, theme: Theme, index: int) -> None:
    made = trace_cards(make_trace())[index]

    assert made.title in CardItem(theme, made, SIZE, "trace").toolTip()
