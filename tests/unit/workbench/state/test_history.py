"""The history store."""

from workbench.state.history import HistorySnapshot, HistoryStore


def test_it_begins_with_nothing_and_keeps_quiet_when_nothing_differs() -> None:
    store = HistoryStore(HistorySnapshot())
    told: list[HistorySnapshot] = []
    store.changed.connect(told.append)

    store.replace(HistorySnapshot())

    assert store.snapshot == HistorySnapshot()
    assert told == []
