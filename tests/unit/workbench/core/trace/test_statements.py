from dataclasses import replace

import pytest

from tests.unit.workbench.core.trace.traces import make_statement, n_plus_one_trace
from workbench.core.trace.statements import (
    costliest,
    group_statements,
    hardest_working,
    n_plus_one,
    one_line,
    short_title,
)


def test_repeats_become_one_group() -> None:
    groups = group_statements(n_plus_one_trace().statements)

    assert [group.title for group in groups] == ["SELECT posts ×1", "SELECT users ×100"]
    assert groups[1].total_ms == pytest.approx(4.0)
    assert groups[1].rows == 100


def test_unknown_work_stays_unknown() -> None:
    (group,) = group_statements([make_statement(vm_steps=None), make_statement(1, vm_steps=None)])

    assert group.vm_steps is None
    assert group.rows_read is None


def test_n_plus_one_names_statement_and_share() -> None:
    found = n_plus_one(group_statements(n_plus_one_trace().statements))

    assert found is not None
    assert found.count == 100
    assert found.share == pytest.approx(4.0 / 4.3)


def test_few_repeats_are_no_n_plus_one() -> None:
    assert n_plus_one(group_statements([make_statement(number) for number in range(4)])) is None


def test_no_statements() -> None:
    assert n_plus_one(()) is None
    assert costliest(()) is None


@pytest.mark.parametrize(
    ("sql", "title"),
    [
        ("SELECT a FROM tasks WHERE id = ?", "SELECT tasks"),
        ("insert into tags (name) values (?)", "INSERT tags"),
        ("UPDATE tasks SET done = ?", "UPDATE tasks"),
        ('DELETE FROM "tasks"', "DELETE tasks"),
        ("BEGIN", "BEGIN"),
        ("", ""),
    ],
)
def test_titles(sql: str, title: str) -> None:
    assert short_title(sql) == title


def test_one_line_hides_a_long_column_list() -> None:
    sql = "SELECT tasks.id, tasks.title,\n tasks.owner_id \nFROM tasks\nWHERE tasks.id = ?"

    assert one_line(sql) == "SELECT … FROM tasks WHERE tasks.id = ?"


def test_one_line_keeps_a_short_column_list() -> None:
    assert one_line("SELECT count(*) FROM tasks") == "SELECT count(*) FROM tasks"


def test_the_hardest_working_statement_is_found_by_counted_work() -> None:
    (one,) = group_statements([make_statement()])
    quick = replace(one, fingerprint="scan", vm_steps=60_000, total_ms=0.2)
    slow = replace(one, fingerprint="tags", vm_steps=100, total_ms=0.9)

    assert hardest_working([quick, slow]) is quick
    assert hardest_working([replace(quick, vm_steps=None), slow]) is slow
