"""The card of what was switched."""

from pytestqt.qtbot import QtBot

from workbench.core.switch_record import SwitchChange
from workbench.ui.common.theme import Theme
from workbench.ui.compare.switched_card import SwitchedCard


def test_it_names_switches_and_takes_no_markup(theme: Theme, qtbot: QtBot) -> None:
    card = SwitchedCard(theme)
    qtbot.addWidget(card)

    card.show_changes((SwitchChange("Loading <b>", "lazy", "join"),))

    assert "&lt;b&gt;" in card.words.text()
    assert "lazy&nbsp;→&nbsp;join" in card.words.text()


def test_long_values_widen_nothing(theme: Theme, qtbot: QtBot) -> None:
    card = SwitchedCard(theme)
    qtbot.addWidget(card)
    card.show_changes((SwitchChange("CORS", "x" * 500, "y " * 300),))

    assert card.minimumSizeHint().width() < 200
    assert "…" in card.words.text()
