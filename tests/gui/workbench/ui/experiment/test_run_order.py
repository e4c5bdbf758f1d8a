from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.experiment.run_order import RunOrder


def test_finished_runs_have_their_p50(qtbot: QtBot, theme: Theme) -> None:
    order = RunOrder(theme)
    qtbot.addWidget(order)
    order.resize(300, 40)
    order.render_order(("A", "B", "A", "B"), ())
    nothing_yet = order.grab().toImage()

    order.render_order(("A", "B", "A", "B"), (8.94, None), share=0.5)

    assert order.accessibleDescription() == "A 8.9 ms, B – ms"
    assert order.grab().toImage() != nothing_yet
