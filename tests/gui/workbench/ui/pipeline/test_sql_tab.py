import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.unit.workbench.core.trace.traces import SEARCH, hit_trace, make_trace, n_plus_one_trace
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.sql_tab import SqlTab, statement_rows


@pytest.fixture
def tab(qtbot: QtBot, theme: Theme) -> SqlTab:
    tab = SqlTab(theme)
    qtbot.addWidget(tab)
    return tab


def test_n_plus_one_is_warned_of_with_its_count() -> None:
    rows = statement_rows(n_plus_one_trace(), {})

    assert (rows[0].kind, rows[0].left) == ("warn", "N+1: 1 + 100 identical statements")
    assert [row.left for row in rows if row.kind == "statement"] == [
        "SELECT posts.id FROM posts LIMIT ?",
        "100×  SELECT … FROM users WHERE users.id = ?",
    ]


def test_a_known_plan_stands_under_its_statement() -> None:
    rows = statement_rows(make_trace(142), {(142, "tasks-by-owner"): SEARCH})

    assert rows[-1].left == "SEARCH tasks USING INDEX ix_tasks_owner (owner_id=?)"


def test_a_statement_is_copied_in_full() -> None:
    row = next(row for row in statement_rows(make_trace(), {}) if row.kind == "statement")

    assert "…" in row.left
    assert row.spoken == make_trace().statements[0].sql


def test_no_statement_is_said(tab: SqlTab) -> None:
    tab.show_trace(hit_trace(), {})

    assert [row.left for row in tab.view.rows] == ["No statement ran for this request."]
    assert not tab.explain.isEnabled()


def test_explain_asks_for_the_chosen_statement(qtbot: QtBot, tab: SqlTab) -> None:
    tab.show_trace(n_plus_one_trace(), {})
    number = next(i for i, row in enumerate(tab.view.rows) if row.key == "author")
    tab.view.setCurrentIndex(tab.view.model().index(number, 0))

    with qtbot.waitSignal(tab.explain_requested) as asked:
        qtbot.mouseClick(tab.explain, Qt.MouseButton.LeftButton)

    assert asked.args == ["author"]
