"""The response store."""

from workbench.state.response import ResponseSnapshot, ResponseStore


def test_it_begins_with_nothing_and_keeps_quiet_when_nothing_differs() -> None:
    store = ResponseStore(ResponseSnapshot())
    told: list[ResponseSnapshot] = []
    store.changed.connect(told.append)

    store.replace(ResponseSnapshot())

    assert store.snapshot == ResponseSnapshot()
    assert told == []
