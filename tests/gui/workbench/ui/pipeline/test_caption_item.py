from pytestqt.qtbot import QtBot

from workbench.core.trace.cards import Card
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.caption_item import WIDEST, CaptionItem


def test_turns_are_counted_by_status(qtbot: QtBot, theme: Theme) -> None:
    caption = CaptionItem.of(theme, Card("auth.mode", "auth", "gate", "passed"), (("401", 4), ("403", 2), ("429", 1)))

    assert caption is not None
    assert caption.text == "4xx ×7"
    assert caption.toolTip() == "401 ×4, 403 ×2, 429 ×1"


def test_one_kind_of_turn_is_named(qtbot: QtBot, theme: Theme) -> None:
    caption = CaptionItem.of(theme, Card("auth.mode", "auth", "gate", "passed"), (("401", 4),))

    assert caption is not None
    assert caption.text == "401 ×4"


def test_different_kinds_of_turns_are_counted_together(qtbot: QtBot, theme: Theme) -> None:
    caption = CaptionItem.of(theme, Card("http.idempotency", "key", "gate", "passed"), (("201", 1), ("422", 2)))

    assert caption is not None
    assert caption.text == "×3"


def test_long_reasons_are_cut(qtbot: QtBot, theme: Theme) -> None:
    card = Card("cache", "cache", "cache", "miss", note="the entry was invalidated by PATCH /users/42")

    caption = CaptionItem.of(theme, card, ())

    assert caption is not None
    assert caption.text.endswith("…")
    assert caption.boundingRect().width() <= WIDEST + 2


def test_most_cards_have_none(qtbot: QtBot, theme: Theme) -> None:
    assert CaptionItem.of(theme, Card("routing", "routing", "framework", "passed"), ()) is None
