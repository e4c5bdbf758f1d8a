from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.core.experiment import Check
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.trust_list import TrustList

CHECKS = (Check("Answers equal", "500 of 500 hashes", "ok"), Check("Tracing on", "costs A and B alike", "warn"))


def test_a_row_per_check(qtbot: QtBot, theme: Theme) -> None:
    trust = TrustList(theme)
    qtbot.addWidget(trust)

    trust.render_checks(CHECKS)
    trust.render_checks(CHECKS)

    assert trust.checks == CHECKS
    assert trust._layout.count() == 2
    words = [label.text() for label in trust._layout.itemAt(1).widget().findChildren(QLabel)]
    assert {"Tracing on", "costs A and B alike"} <= set(words)
