import pytest
from pytestqt.qtbot import QtBot

from tests.unit.workbench.core.trace.traces import turned_trace
from workbench.core.trace.cards import trace_cards
from workbench.core.trace.replay import Position, Replay, plan_replay
from workbench.ui.pipeline.player import Player


@pytest.fixture
def replay() -> Replay:
    replay = plan_replay(trace_cards(turned_trace()), 2_400.0)
    assert replay is not None
    return replay


@pytest.fixture
def player(qtbot: QtBot) -> Player:
    return Player()


def moves(player: Player) -> list[Position | None]:
    seen: list[Position | None] = []
    player.moved.connect(seen.append)
    return seen


def test_timer_runs_only_while_it_plays(player: Player, replay: Replay) -> None:
    player.play(replay)
    running = player.running
    player.pause()

    assert running
    assert not player.running


def test_it_ends_by_itself_and_lights_everything(player: Player, replay: Replay) -> None:
    seen = moves(player)
    player.play(replay)

    player.advance(replay.total_ms + 1)

    assert seen[-1] is None
    assert (player.state, player.running) == ("idle", False)


def test_real_time_moves_the_dot(qtbot: QtBot, player: Player, replay: Replay) -> None:
    with qtbot.waitSignal(player.moved):
        player.play(replay)
    player.stop()


def test_step_stops_at_the_next_station(player: Player, replay: Replay) -> None:
    seen = moves(player)
    player.hold(replay)

    player.step()
    player.advance(1_000)

    assert player.state == "paused"
    assert seen[-1] is not None
    assert (seen[-1].card, seen[-1].lane, seen[-1].progress) == (1, "request", 0.0)


def test_resume_goes_on_from_where_it_was(player: Player, replay: Replay) -> None:
    player.play(replay)
    player.advance(500)
    player.pause()
    seen = moves(player)

    player.resume()
    player.advance(0)
    player.pause()

    assert seen[0] == replay.position(500)


def test_repeat_says_where_the_dot_is(player: Player, replay: Replay) -> None:
    player.hold(replay)
    seen = moves(player)

    player.repeat()

    assert seen == [replay.position(0)]


def test_without_a_replay_nothing_happens(player: Player) -> None:
    player.step()
    player.advance(10)
    player.resume()

    assert player.state == "idle"
