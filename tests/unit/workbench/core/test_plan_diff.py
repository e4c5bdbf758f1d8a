from server.contract.traces import Plan, PlanNode
from workbench.core.plan_diff import diff_lines, plan_text


def test_children_are_indented() -> None:
    nodes = (PlanNode(id=1, text="SCAN tasks"), PlanNode(id=2, parent=1, text="USE TEMP B-TREE FOR ORDER BY"))

    lines = plan_text(Plan(sql="", dialect="sqlite", nodes=nodes, text=""))

    assert lines == ("SCAN tasks", "  USE TEMP B-TREE FOR ORDER BY")


def test_what_changed_and_what_stayed() -> None:
    before, after = ("SCAN tasks", "SORT"), ("SEARCH tasks USING INDEX ix (owner_id=?)", "SORT")

    assert diff_lines(before, after) == (
        ("-", "SCAN tasks"),
        ("+", "SEARCH tasks USING INDEX ix (owner_id=?)"),
        (" ", "SORT"),
    )
