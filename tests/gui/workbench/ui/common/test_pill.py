from pytestqt.qtbot import QtBot

from workbench.ui.common.pill import Badge, Pill
from workbench.ui.common.theme import Theme


def test_pill_changes_words_and_tone(qtbot: QtBot, theme: Theme) -> None:
    pill = Pill(theme, "200 OK", "ok")
    qtbot.addWidget(pill)

    pill.set("429 Too Many Requests", "warn")

    assert (pill.text(), pill.property("tone")) == ("429 Too Many Requests", "warn")


def test_badge_has_its_kind(qtbot: QtBot, theme: Theme) -> None:
    badge = Badge(theme, "2", "count")
    qtbot.addWidget(badge)

    assert badge.property("kind") == "count"
