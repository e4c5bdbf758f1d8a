from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.experiment.rows import Fact, SectionHead, SidesCard, Swatch


def test_a_fact_shows_its_value(qtbot: QtBot, theme: Theme) -> None:
    fact = Fact(theme, "Load model")
    qtbot.addWidget(fact)

    fact.set_value("open, Poisson, 40 /s")

    assert fact.value == "open, Poisson, 40 /s"


def test_both_sides_name_the_switch(qtbot: QtBot, theme: Theme) -> None:
    card = SidesCard(theme)
    qtbot.addWidget(card)

    card.show_sides("Index", "none", "owner")

    words = [label.text() for label in card.findChildren(QLabel)]
    assert words.count("Index") == 2
    assert {"A", "B", "none", "owner"} <= set(words)


def test_swatch_and_head(qtbot: QtBot, theme: Theme) -> None:
    swatch, head = Swatch(theme, "A"), SectionHead(theme, "Run order", "p50 of each run")
    qtbot.addWidget(swatch)
    qtbot.addWidget(head)

    assert not swatch.grab().isNull()
    assert "p50 of each run" in [label.text() for label in head.findChildren(QLabel)]
