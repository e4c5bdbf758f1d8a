"""Decides where cards and stations stand: wide enough to read, scrolling when they don't fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

MARGIN = 12.0
REQUEST_Y = 18.0
CARD_TOP = 32.0
CARD_HEIGHT = 76.0
RESPONSE_Y = CARD_TOP + CARD_HEIGHT + 14.0
CAPTION_Y = RESPONSE_Y + 6.0
HEIGHT = CAPTION_Y + 18.0
GAP = 10.0
CARD_WIDTH = 74.0
CARD_WIDTH_MOST = 116.0
SQL_WIDTH = 188.0
SQL_WIDTH_MOST = 280.0
GAP_MOST = 26.0
SQL_STATION = 37.0


@dataclass(frozen=True, slots=True)
class Slot:
    """One card's place."""

    rect: QRectF
    station_x: float


@dataclass(frozen=True, slots=True)
class Places:
    """The places of all cards, and the scene's width."""

    slots: tuple[Slot, ...]
    width: float


def lay_out(name_widths: Sequence[float], available: float) -> Places:
    """Place one card per name, the last one being SQL's; ``available`` is the view's width.

    Cards are 74 px wide, more only when the name needs it. Room left over goes to the SQL card first, then between
    the cards.
    """
    widths = [min(CARD_WIDTH_MOST, max(CARD_WIDTH, name + 18.0)) for name in name_widths[:-1]]
    needed = 2 * MARGIN + sum(widths) + GAP * len(widths) + SQL_WIDTH
    spare = max(0.0, available - needed)
    sql = SQL_WIDTH + min(spare, SQL_WIDTH_MOST - SQL_WIDTH)
    gap = GAP + min((spare - (sql - SQL_WIDTH)) / max(1, len(widths)), GAP_MOST - GAP)
    slots = []
    x = MARGIN
    for width in widths:
        slots.append(Slot(QRectF(x, CARD_TOP, width, CARD_HEIGHT), x + width / 2))
        x += width + gap
    slots.append(Slot(QRectF(x, CARD_TOP, sql, CARD_HEIGHT), x + SQL_STATION))
    return Places(tuple(slots), x + sql + MARGIN)
