"""The api store."""

from workbench.state.api import ApiSnapshot, ApiStore


def test_it_begins_with_nothing_and_keeps_quiet_when_nothing_differs() -> None:
    store = ApiStore(ApiSnapshot())
    told: list[ApiSnapshot] = []
    store.changed.connect(told.append)

    store.replace(ApiSnapshot())

    assert store.snapshot == ApiSnapshot()
    assert told == []
