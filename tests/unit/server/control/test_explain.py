import pytest

from server.control.explain import _pg_nodes, explain


def test_a_scan_and_a_sort_are_told_apart(resources) -> None:
    plan = explain(resources.engine, "SELECT * FROM things ORDER BY name", ())

    assert [node.kind for node in plan.nodes] == ["scan", "sort"]
    assert plan.dialect == "sqlite"
    assert plan.text.startswith("SCAN")


def test_a_search_by_key(resources) -> None:
    assert explain(resources.engine, "SELECT * FROM things WHERE id = ?", (1,)).nodes[0].kind == "search"


@pytest.mark.parametrize("sql", ["PRAGMA user_version", "CREATE TABLE x (a)"])
def test_what_has_no_plan_is_said(resources, sql: str) -> None:
    with pytest.raises(ValueError, match="plan"):
        explain(resources.engine, sql, ())


def test_a_statement_the_database_refuses_is_said(resources) -> None:
    with pytest.raises(ValueError, match="would not explain"):
        explain(resources.engine, "SELECT * FROM gone", ())


def test_a_postgresql_plan_becomes_a_tree() -> None:
    seq = {"Node Type": "Seq Scan", "Relation Name": "tasks", "Filter": "(a = 1)", "Total Cost": 9, "Plan Rows": 3}
    plan = {"Node Type": "Sort", "Sort Key": ["a"], "Total Cost": 10, "Plan Rows": 3, "Plans": [seq]}

    nodes = list(_pg_nodes(plan, None, iter(range(1, 10))))

    assert [(node.id, node.parent, node.kind) for node in nodes] == [(1, None, "sort"), (2, 1, "scan")]
    assert nodes[1].text == "Seq Scan on tasks (a = 1) (cost 9, rows 3)"


def test_a_plan_follows_an_index_that_comes_and_goes(resources) -> None:
    sql = "SELECT * FROM things WHERE name = ?"
    kinds = [explain(resources.engine, sql, ("a",)).nodes[0].kind]
    for change in ("CREATE INDEX ix_probe ON things (name)", "DROP INDEX ix_probe"):
        with resources.engine.begin() as connection:
            connection.exec_driver_sql(change)
        kinds.append(explain(resources.engine, sql, ("a",)).nodes[0].kind)

    assert kinds == ["scan", "search", "scan"]
