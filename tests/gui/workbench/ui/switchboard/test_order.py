from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.state.features import FeaturesSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.switchboard.order import OrderList


def _order(qtbot: QtBot, theme: Theme, snapshot: FeaturesSnapshot) -> OrderList:
    order = OrderList(theme)
    qtbot.addWidget(order)
    order.render_snapshot(snapshot)
    order.show()
    return order


def test_alt_down_asks_for_the_next_place(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    order = _order(qtbot, theme, fresh)
    order.setCurrentIndex(order.model().index(0, 0))

    with qtbot.waitSignal(order.order_requested) as told:
        qtbot.keyClick(order, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert told.args == [("http.etag", "http.timing", "auth.mode")]


def test_first_stage_does_not_go_further_up(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    order = _order(qtbot, theme, fresh)
    order.setCurrentIndex(order.model().index(0, 0))

    with qtbot.assertNotEmitted(order.order_requested):
        qtbot.keyClick(order, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)


def test_moved_stage_stays_current(
    qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot, changed: FeaturesSnapshot
) -> None:
    order = _order(qtbot, theme, fresh)
    order.setCurrentIndex(order.model().index(2, 0))

    order.render_snapshot(changed)

    assert order.currentIndex().row() == 0


def test_rows_say_which_stages_are_off(qtbot: QtBot, theme: Theme, fresh: FeaturesSnapshot) -> None:
    order = _order(qtbot, theme, fresh)

    assert order.model().index(0, 0).data() == "1  Server timing, off"
