"""Where the time went."""

from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot

from workbench.core.exchange import Exchange, Phases
from workbench.ui.common.theme import Theme
from workbench.ui.response.timeline_view import TimelineView

Make = Callable[..., Exchange]


def rows(view: TimelineView) -> list[list[str]]:
    model = view.table.model()
    return [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]


def test_phases_follow_each_other(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    view = TimelineView(theme)
    qtbot.addWidget(view)

    view.show_exchange(exchange())

    assert [row[:3] for row in rows(view)] == [
        ["Connect", "0.00 ms", "0.00 ms"],
        ["Send", "0.00 ms", "0.10 ms"],
        ["Wait", "0.10 ms", "0.30 ms"],
        ["Receive", "0.40 ms", "0.01 ms"],
        ["Total", "", "0.41 ms"],
    ]
    assert rows(view)[0][3] == "kept connection, nothing to do"
    assert not view.grab().isNull()


def test_tls_has_its_own_bar(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    view = TimelineView(theme)
    qtbot.addWidget(view)

    view.show_exchange(replace(exchange(), phases=Phases(1, 2, 3, 4, 5)))

    assert [row[0] for row in rows(view)][:3] == ["Connect", "TLS", "Send"]
