"""The cookies store."""

from workbench.core.cookies import Jar
from workbench.state.cookies import CookiesStore


def test_it_begins_with_nothing_and_keeps_quiet_when_nothing_differs() -> None:
    store = CookiesStore(Jar())
    told: list[Jar] = []
    store.changed.connect(told.append)

    store.replace(Jar())

    assert store.snapshot == Jar()
    assert told == []
