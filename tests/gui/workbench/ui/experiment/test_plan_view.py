from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.core.experiment import PlanPair
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.plan_view import PlanView

SAME = PlanPair("SELECT 1", ("SEARCH",), ("SEARCH",))
OTHER = PlanPair("SELECT * FROM tasks", ("SCAN tasks",), ("SEARCH tasks",))


def lines(view: PlanView) -> list[str]:
    return [label.text() for label in view._body.findChildren(QLabel)]


def test_statements_whose_plans_differ_come_as_a_diff(qtbot: QtBot, theme: Theme) -> None:
    view = PlanView(theme)
    qtbot.addWidget(view)

    view.render_plans((SAME, OTHER))

    assert lines(view) == ["SELECT * FROM tasks", "- SCAN tasks", "+ SEARCH tasks"]


def test_an_equal_plan_is_shown_once(qtbot: QtBot, theme: Theme) -> None:
    view = PlanView(theme)
    qtbot.addWidget(view)

    view.render_plans((SAME,))

    assert lines(view) == ["SELECT 1", "  SEARCH"]


def test_hidden_without_statements(qtbot: QtBot, theme: Theme) -> None:
    view = PlanView(theme)
    qtbot.addWidget(view)

    view.render_plans(())

    assert view.isHidden()
