from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.workbench.ui.names import nameless
from tests.gui.workbench.ui.pipeline.views import compared_snapshot, exchange, snapshot_of
from tests.unit.workbench.core.trace.traces import (
    failed_trace,
    hit_trace,
    make_summary,
    make_trace,
    n_plus_one_trace,
    turned_trace,
)
from workbench.core.exchange import SendFailure
from workbench.state.traces import TracesSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.panel import PipelinePanel


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> Iterator[PipelinePanel]:
    panel = PipelinePanel(theme)
    qtbot.addWidget(panel)
    panel.resize(1100, 300)
    panel.show()
    yield panel
    panel.player.stop()


def states(panel: PipelinePanel) -> dict[str, str]:
    return {item.card.id: item.card.state for item in panel.stages.lanes.pipeline.cards}


def test_before_the_first_request_all_cards_wait_and_one_can_be_sent(qtbot: QtBot, panel: PipelinePanel) -> None:
    panel.render_traces(TracesSnapshot())

    assert set(states(panel).values()) == {"idle"}
    with qtbot.waitSignal(panel.first_send_requested):
        qtbot.mouseClick(panel.stages.act, Qt.MouseButton.LeftButton)


def test_with_other_clients_requests_listed_the_newest_can_be_opened(qtbot: QtBot, panel: PipelinePanel) -> None:
    summary = make_summary(7)
    panel.render_traces(TracesSnapshot())

    panel.render_traces(TracesSnapshot(items=(summary,), shown=(summary,)))

    qtbot.waitUntil(lambda: panel.stages.act.text() == "Open the newest")
    with qtbot.waitSignal(panel.neighbour_requested) as told:
        qtbot.mouseClick(panel.stages.act, Qt.MouseButton.LeftButton)
    assert told.args == [-1]


def test_a_request_is_named_in_the_header(panel: PipelinePanel) -> None:
    panel.render_traces(compared_snapshot())

    header = panel.header
    assert header.number.text() == "#142"
    assert header.target.text() == "GET /tasks?owner_id=42&limit=50"
    assert header.status.text() == "200"
    assert header.time.text() == "0.40 ms"
    assert header.chip.text() == "compared with #141"
    assert panel.stages.hint.isHidden()


def test_comparison_is_taken_away_with_a_click(qtbot: QtBot, panel: PipelinePanel) -> None:
    panel.render_traces(compared_snapshot())

    with qtbot.waitSignal(panel.comparison_requested) as asked:
        qtbot.mouseClick(panel.header.chip, Qt.MouseButton.LeftButton)

    assert asked.args == [False]


@pytest.mark.parametrize(
    ("trace", "turn", "tone"),
    [
        (turned_trace(), "http.rate_limit", "warn"),
        (failed_trace(), "handler", "error"),
        (hit_trace(), "cache", "trace"),
    ],
)
def test_short_circuits_turn_where_they_did(panel: PipelinePanel, trace: object, turn: str, tone: str) -> None:
    panel.render_traces(snapshot_of(trace))  # type: ignore[arg-type]  # parametrize erases the type

    view = panel.stages.lanes.pipeline.view
    assert view is not None
    assert view.lanes.turn is not None
    assert (view.cards[view.lanes.turn].id, view.lanes.turn_tone) == (turn, tone)


def test_refused_request_breaks_the_lane_and_offers_to_start(qtbot: QtBot, panel: PipelinePanel) -> None:
    failure = SendFailure(
        "refused", "Nothing is listening at 127.0.0.1:8000.", "The request never reached the pipeline."
    )
    panel.render_traces(TracesSnapshot(exchange=exchange(failure)))

    assert states(panel)["client"] == "refused"
    assert panel.header.status.text() == "no connection"
    with qtbot.waitSignal(panel.start_requested):
        qtbot.mouseClick(panel.stages.act, Qt.MouseButton.LeftButton)


def test_own_send_is_replayed_and_then_all_is_lit(qtbot: QtBot, panel: PipelinePanel) -> None:
    panel.render_traces(TracesSnapshot())

    panel.render_traces(replace(compared_snapshot(), arrivals=1))

    qtbot.waitUntil(lambda: panel.player.state == "playing")
    panel.player.advance(10_000)
    assert panel.player.state == "idle"
    assert not panel.player.running


def test_foreign_requests_do_not_start_a_replay(qtbot: QtBot, panel: PipelinePanel) -> None:
    panel.render_traces(compared_snapshot())

    assert panel.player.state == "idle"
    assert not panel.player.running


def test_replay_goes_on_when_the_comparison_comes_in(qtbot: QtBot, panel: PipelinePanel) -> None:
    whole = replace(compared_snapshot(), arrivals=1)
    panel.render_traces(TracesSnapshot())
    panel.render_traces(replace(whole, compared=None))
    qtbot.waitUntil(lambda: panel.player.state == "playing")

    panel.render_traces(whole)

    qtbot.waitUntil(lambda: panel.header.chip.text() == "compared with #141")
    assert panel.player.state == "playing"


def test_pause_and_step(qtbot: QtBot, panel: PipelinePanel) -> None:
    panel.render_traces(compared_snapshot())
    qtbot.mouseClick(panel.header.play, Qt.MouseButton.LeftButton)

    qtbot.mouseClick(panel.header.play, Qt.MouseButton.LeftButton)

    assert panel.player.state == "paused"
    assert panel.header.advance.isEnabled()


def test_step_mode_moves_one_card_at_a_time(qtbot: QtBot, panel: PipelinePanel) -> None:
    panel.render_traces(compared_snapshot())

    qtbot.mouseClick(panel.header.modes.segment("step"), Qt.MouseButton.LeftButton)
    held = panel.player.state
    qtbot.mouseClick(panel.header.advance, Qt.MouseButton.LeftButton)
    panel.player.advance(10_000)

    assert held == "paused"
    assert panel.player.state == "paused"
    assert not panel.player.running


def test_live_mode_flashes_the_cards(qtbot: QtBot, panel: PipelinePanel) -> None:
    panel.set_mode("live")
    panel.render_traces(compared_snapshot())

    panel.replay()

    assert panel._flash_timer.isActive()
    assert panel.player.state == "idle"
    qtbot.waitUntil(lambda: not panel._flash_timer.isActive())


def test_a_click_on_a_card_opens_the_inspector(qtbot: QtBot, panel: PipelinePanel) -> None:
    panel.render_traces(snapshot_of(turned_trace()))
    lanes = panel.stages.lanes
    middle = lanes.mapFromScene(lanes._scene.cards[2].sceneBoundingRect().center())

    qtbot.mouseClick(lanes.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    assert panel.inspector.isVisible()
    assert panel.inspector.title.text() == "rate limit  ·  #143"


def test_inspector_closes_with_escape_and_gives_the_focus_back(qtbot: QtBot, panel: PipelinePanel) -> None:
    panel.render_traces(compared_snapshot())
    panel.inspect("handler")

    qtbot.keyClick(panel.inspector, Qt.Key.Key_Escape)

    assert panel.inspector.isHidden()


def test_plan_is_asked_for_with_the_trace_it_belongs_to(qtbot: QtBot, panel: PipelinePanel) -> None:
    panel.render_traces(snapshot_of(n_plus_one_trace()))
    panel.inspect("sql")

    with qtbot.waitSignal(panel.explain_requested) as asked:
        qtbot.mouseClick(panel.inspector.sql.explain, Qt.MouseButton.LeftButton)

    assert asked.args == [146, "posts"]


def test_turned_request_opens_where_it_turned(panel: PipelinePanel) -> None:
    panel.render_traces(snapshot_of(turned_trace()))

    panel.open_stage_at_fault()

    assert panel.inspector.stage == "http.rate_limit"


def test_request_list_unfolds(qtbot: QtBot, panel: PipelinePanel) -> None:
    panel.render_traces(compared_snapshot())

    qtbot.mouseClick(panel.header.list_button, Qt.MouseButton.LeftButton)

    assert panel.requests.isVisible()
    assert panel.requests.view.model().rowCount() == 2


def test_a_flood_of_summaries_is_drawn_at_most_every_50_ms(qtbot: QtBot, panel: PipelinePanel) -> None:
    snapshot = compared_snapshot()
    panel.render_traces(snapshot)
    view = panel.stages.lanes.pipeline.view

    for seq in range(200, 1_200):
        items = (*snapshot.items[-1_000:], make_summary(seq))
        snapshot = replace(snapshot, items=items, shown=items)
        panel.render_traces(snapshot)

    assert panel.requests.view.model().rowCount() == 2
    qtbot.waitUntil(lambda: panel.requests.view.model().rowCount() == 1_001)
    assert panel.stages.lanes.pipeline.view is view


def test_theme_change_repaints_without_a_fault(panel: PipelinePanel, theme: Theme) -> None:
    panel.render_traces(compared_snapshot())

    theme.set_mode("dark")

    assert not panel.grab().isNull()


def test_low_panel_hides_the_ruler(qtbot: QtBot, panel: PipelinePanel) -> None:
    panel.render_traces(snapshot_of(make_trace()))

    panel.resize(1100, 180)

    qtbot.waitUntil(panel.stages.ruler.isHidden)


def test_low_panel_keeps_lanes_and_scroll_bar_inside(qtbot: QtBot, panel: PipelinePanel) -> None:
    panel.render_traces(snapshot_of(make_trace()))

    panel.resize(700, 176)

    lanes = panel.stages.lanes
    qtbot.waitUntil(lambda: lanes.horizontalScrollBar().maximum() > 0 and lanes.height() <= panel.stages.height())


def test_low_panel_leaves_the_hint_to_the_response(qtbot: QtBot, panel: PipelinePanel) -> None:
    panel.render_traces(TracesSnapshot())

    panel.resize(1100, 176)

    qtbot.waitUntil(panel.stages.hint.isHidden)


def test_the_list_stands_back_for_the_inspector_where_both_leave_no_room(qtbot: QtBot, panel: PipelinePanel) -> None:
    panel.render_traces(compared_snapshot())
    panel.toggle_list()
    panel.inspect("sql")
    crowded = panel.requests.isVisible()

    panel.resize(1500, 300)
    roomy = panel.requests.isVisible()
    panel.resize(1100, 300)
    qtbot.mouseClick(panel.header.list_button, Qt.MouseButton.LeftButton)

    assert (crowded, roomy) == (False, True)
    assert panel.requests.isVisible()
    assert panel.inspector.isHidden()
    assert panel.header.list_button.isChecked()


def test_a_closed_inspector_asks_for_no_source(panel: PipelinePanel) -> None:
    panel.render_traces(compared_snapshot())
    panel.inspect("handler", "source")
    panel.inspector.closed.emit()
    asked: list[object] = []
    panel.source_requested.connect(lambda *wanted: asked.append(wanted))

    panel.render_traces(snapshot_of(turned_trace()))
    panel._render_now()

    assert asked == []


def test_every_control_has_a_name(panel: PipelinePanel) -> None:
    panel.render_traces(compared_snapshot())
    panel.inspect("sql")

    assert nameless(panel) == []
