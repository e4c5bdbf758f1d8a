import pytest
from sqlalchemy import inspect, text

URL = "/tasks?owner_id=42"


def _indexes(taught) -> set[str]:
    return {index["name"] for index in inspect(taught.resources.engine).get_indexes("tasks")}


def _plan(taught) -> str:
    statement = next(one for one in taught.trace.statements if "FROM tasks" in one.sql)
    with taught.resources.engine.connect() as connection:
        params = (42, 21, 0)
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement.sql}", params).fetchall()
    return " | ".join(row[3] for row in rows)


@pytest.mark.parametrize(
    ("choice", "plan"),
    [
        ("none", "SCAN tasks | USE TEMP B-TREE FOR ORDER BY"),
        ("owner", "SEARCH tasks USING INDEX ix_tasks_owner (owner_id=?) | USE TEMP B-TREE FOR ORDER BY"),
        ("owner_created", "SEARCH tasks USING INDEX ix_tasks_owner_created (owner_id=?)"),
        ("covering", "SEARCH tasks USING COVERING INDEX ix_tasks_covering (owner_id=?)"),
    ],
)
def test_each_choice_has_its_plan(taught, choice: str, plan: str) -> None:
    taught.set("data.index", choice)

    taught.get(URL)

    assert _plan(taught) == plan


def test_only_the_chosen_index_exists(taught) -> None:
    taught.set("data.index", "owner")
    taught.set("data.index", "covering")
    assert _indexes(taught) == {"ix_tasks_covering"}

    taught.set("data.index", "none")
    assert _indexes(taught) == set()


def test_answers_stay_the_same_for_less_work(taught) -> None:
    without, steps_without = taught.get(URL).content, taught.trace.summary.vm_steps
    taught.set("data.index", "owner_created")
    indexed, steps_with = taught.get(URL).content, taught.trace.summary.vm_steps

    assert indexed == without
    assert steps_with < steps_without


def test_index_is_used_by_writes_too(taught) -> None:
    taught.set("data.index", "covering")
    taught.post("/tasks", {"title": "Fresh", "owner_id": 42})

    with taught.resources.engine.connect() as connection:
        count = connection.scalar(text("SELECT count(*) FROM tasks INDEXED BY ix_tasks_covering WHERE owner_id = 42"))
    assert count == taught.get("/users/42/profile").json()["tasks"]
