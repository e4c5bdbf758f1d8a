from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.pipeline.geometry import CARD_WIDTH, GAP, MARGIN, SQL_WIDTH, lay_out

widths = st.lists(st.floats(10, 200, allow_nan=False), min_size=1, max_size=20)


@given(widths, st.floats(100, 3_000))
def test_cards_are_wide_enough_and_never_overlap(names: list[float], available: float) -> None:
    slots = lay_out(names, available).slots

    assert all(slot.rect.width() >= CARD_WIDTH for slot in slots)
    assert all(b.rect.left() - a.rect.right() >= GAP - 1e-6 for a, b in pairwise(slots))
    assert all(slot.rect.left() < slot.station_x < slot.rect.right() for slot in slots)


@given(widths, st.floats(100, 3_000))
def test_what_fits_is_not_scrolled(names: list[float], available: float) -> None:
    places = lay_out(names, available)
    least = lay_out(names, 0).width

    assert places.width <= max(available, least) + 1e-6


def test_the_sql_card_takes_spare_room_first() -> None:
    least = lay_out([40.0] * 4, 0)

    places = lay_out([40.0] * 4, least.width + 30)

    assert places.slots[-1].rect.width() == SQL_WIDTH + 30
    assert places.slots[0].rect.left() == MARGIN
