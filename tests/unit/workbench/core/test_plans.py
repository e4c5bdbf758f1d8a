import pytest

from server.contract.traces import Plan, PlanNode
from tests.unit.workbench.core.trace.traces import SCAN, SEARCH, make_plan
from workbench.core.plans import plan_lines, read_plan


def test_scan_names_its_table() -> None:
    reading = read_plan(SCAN)

    assert (reading.access, reading.table, reading.headline) == ("scan", "tasks", "SCAN tasks")


def test_search_names_its_index() -> None:
    reading = read_plan(SEARCH)

    assert (reading.table, reading.index, reading.headline) == ("tasks", "ix_tasks_owner", "SEARCH USING INDEX")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("SEARCH tasks USING COVERING INDEX ix_tasks_cover (owner_id=?)", "SEARCH USING COVERING INDEX"),
        ("SEARCH users USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH BY PRIMARY KEY"),
        ("SEARCH tasks USING AUTOMATIC COVERING INDEX (owner_id=?)", "SEARCH USING COVERING INDEX"),
        ("Index Only Scan using ix_tasks_owner on tasks", "SEARCH USING COVERING INDEX"),
        ("Index Scan using users_pkey on users", "SEARCH BY PRIMARY KEY"),
    ],
)
def test_searches_are_told_apart(text: str, headline: str) -> None:
    assert read_plan(make_plan(("search", text))).headline == headline


@pytest.mark.parametrize(
    ("text", "table"),
    [("Seq Scan on tasks t", "tasks"), ("SCAN TABLE tasks", "tasks"), ("Parallel Seq Scan on tasks", "tasks")],
)
def test_scans_of_other_dialects_name_their_table(text: str, table: str) -> None:
    assert read_plan(make_plan(("scan", text))).headline == f"SCAN {table}"


def test_scan_outweighs_search() -> None:
    plan = make_plan(("search", "SEARCH users USING INTEGER PRIMARY KEY (rowid=?)"), ("scan", "SCAN tasks"))

    assert read_plan(plan).access == "scan"


def test_sort_is_noticed() -> None:
    plan = make_plan(("scan", "SCAN tasks"), ("sort", "USE TEMP B-TREE FOR ORDER BY"))

    assert read_plan(plan).sorts


def test_constant_row_is_no_scan() -> None:
    assert read_plan(make_plan(("scan", "SCAN CONSTANT ROW"))).headline == ""


def test_lines_carry_their_depth() -> None:
    nodes = (
        PlanNode(id=5, text="a"),
        PlanNode(id=7, parent=5, text="b"),
        PlanNode(id=9, parent=7, text="c"),
        PlanNode(id=11, text="d"),
    )
    plan = Plan(sql="", dialect="sqlite", nodes=nodes, text="")

    assert [(depth, node.text) for depth, node in plan_lines(plan)] == [(0, "a"), (1, "b"), (2, "c"), (0, "d")]
