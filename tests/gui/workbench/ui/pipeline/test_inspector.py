import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from server.contract.traces import StageSource
from tests.gui.workbench.ui.pipeline.views import snapshot_of
from tests.unit.workbench.core.trace.traces import make_trace, n_plus_one_trace
from workbench.core.trace.view import view_of, view_of_nothing
from workbench.state.traces import TracesSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.inspector import TABS, Inspector


@pytest.fixture
def inspector(qtbot: QtBot, theme: Theme) -> Inspector:
    inspector = Inspector(theme)
    qtbot.addWidget(inspector)
    return inspector


def test_sql_opens_on_its_statements_and_counts_them(inspector: Inspector) -> None:
    inspector.open_stage("sql")
    inspector.show_snapshot(snapshot_of(n_plus_one_trace()), view_of(n_plus_one_trace()))

    assert TABS[inspector.tabs.currentIndex()] == "sql"
    assert inspector.tabs.tabText(TABS.index("sql")) == "SQL 101"


def test_the_tab_stays_from_card_to_card(inspector: Inspector) -> None:
    inspector.open_stage("handler", "headers")

    inspector.open_stage("auth.mode")

    assert TABS[inspector.tabs.currentIndex()] == "headers"


def test_source_is_asked_for_the_request_that_is_shown(qtbot: QtBot, inspector: Inspector) -> None:
    inspector.open_stage("handler")
    inspector.show_snapshot(snapshot_of(make_trace(142)), view_of(make_trace(142)))
    inspector.show()

    with qtbot.waitSignal(inspector.source_requested) as asked:
        inspector.tabs.setCurrentIndex(TABS.index("source"))

    assert asked.args == ["handler", 142]


def test_source_is_shown_when_it_comes(inspector: Inspector) -> None:
    source = StageSource(stage="handler", path="server/domains/tasks/endpoints.py", line=40, text="pass")
    inspector.open_stage("handler", "source")

    inspector.show_snapshot(snapshot_of(make_trace(142), sources={("handler", 142): source}), view_of(make_trace(142)))

    assert inspector.source.code.toPlainText() == "pass"


def test_escape_closes(qtbot: QtBot, inspector: Inspector) -> None:
    with qtbot.waitSignal(inspector.closed):
        qtbot.keyClick(inspector, Qt.Key.Key_Escape)


def test_without_a_trace_it_goes_away(inspector: Inspector) -> None:
    inspector.open_stage("handler")
    inspector.show()

    inspector.show_snapshot(TracesSnapshot(), view_of_nothing(()))

    assert inspector.isHidden()


def test_it_says_its_stage(inspector: Inspector) -> None:
    inspector.open_stage("http.rate_limit")

    inspector.show_snapshot(snapshot_of(make_trace()), view_of(make_trace()))

    assert inspector.accessibleName() == "rate limit, passed, 0.03 ms"
