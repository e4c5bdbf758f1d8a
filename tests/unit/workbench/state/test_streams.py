"""Which live connections are kept, and which one a tab has."""

from pathlib import Path

from workbench.core.live import LiveMessage
from workbench.state.streams import BEGUN, MOST_KEPT, LiveStream, StreamsSnapshot


class Log:
    """An empty log."""

    open = True
    bytes_in = bytes_out = count = spilled = 0
    last_event_id = ""

    def since(self, _number: int) -> list[LiveMessage]:
        return []

    def content(self, _message: LiveMessage) -> bytes | None:
        return None

    def save(self, _target: Path) -> None:
        """Nothing to save."""


def stream(name: str, tab: int = 1, *, open_: bool = True) -> LiveStream:
    return LiveStream(name, tab, "events", Log(), open_)


def test_it_is_found_by_its_exchange_also_before_that_has_ended() -> None:
    snapshot = StreamsSnapshot().with_stream(stream("a"))

    assert snapshot.of("a") is snapshot.of(BEGUN + "a")
    assert snapshot.of("b") is None


def test_a_tab_has_the_one_that_runs() -> None:
    snapshot = StreamsSnapshot().with_stream(stream("a", open_=False)).with_stream(stream("b"))

    running = snapshot.running(1)
    assert running is not None
    assert running.exchange_id == "b"
    assert snapshot.running(2) is None


def test_of_too_many_the_oldest_that_ended_go() -> None:
    snapshot = StreamsSnapshot().with_stream(stream("runs"))
    for number in range(MOST_KEPT + 2):
        snapshot = snapshot.with_stream(stream(str(number), open_=False))

    assert len(snapshot.streams) == MOST_KEPT
    assert snapshot.streams[0].exchange_id == "runs"
    assert snapshot.of("2") is None
    assert snapshot.of("3") is not None


def test_a_new_version_takes_the_place_of_the_old_and_ends_a_complaint() -> None:
    snapshot = StreamsSnapshot((stream("a"),), "no").with_stream(stream("a", open_=False))

    assert (len(snapshot.streams), snapshot.streams[0].open, snapshot.problem) == (1, False, "")
