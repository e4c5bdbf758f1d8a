"""Tabs as such: duplicated, moved, closed and opened again."""

from typing import Any

from workbench.actions.tabs import TabActions
from workbench.core.request import RequestDraft
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab


class FakeRequests:
    """Selects and closes in the store, and does nothing else."""

    def __init__(self, store: RequestsStore) -> None:
        self._store = store

    def select(self, tab_id: int) -> None:
        snapshot = self._store.snapshot
        self._store.replace(RequestsSnapshot(snapshot.tabs, tab_id))

    def close_tab(self, tab_id: int) -> None:
        self._store.replace(self._store.snapshot.without(tab_id))


def made(*names: str) -> tuple[TabActions, RequestsStore]:
    tabs = tuple(Tab(number, RequestDraft(name=name), path=f"{name}.yml") for number, name in enumerate(names, 1))
    store = RequestsStore(RequestsSnapshot(tabs))
    requests: Any = FakeRequests(store)
    return TabActions(store, requests), store


def names(store: RequestsStore) -> list[str]:
    return [tab.draft.name for tab in store.snapshot.tabs]


def test_a_duplicate_stands_beside_it_without_its_file() -> None:
    actions, store = made("a", "b")

    actions.duplicate(1)

    assert names(store) == ["a", "a copy", "b"]
    assert store.snapshot.current.draft.name == "a copy"
    assert store.snapshot.current.path == ""


def test_tabs_move_and_the_one_in_front_stays_in_front() -> None:
    actions, store = made("a", "b", "c")

    actions.move(0, 2)
    assert names(store) == ["b", "c", "a"]
    assert store.snapshot.current.draft.name == "a"

    actions.move_current(1)
    assert names(store) == ["b", "c", "a"]
    actions.move_current(-1)
    assert names(store) == ["b", "a", "c"]


def test_neighbours_come_to_the_front_round_the_end() -> None:
    actions, store = made("a", "b")

    actions.next(-1)
    assert store.snapshot.current.draft.name == "b"
    actions.next(1)
    assert store.snapshot.current.draft.name == "a"


def test_closed_tabs_come_back_where_they_were_last_first() -> None:
    actions, store = made("a", "b", "c")

    actions.close_others(2)
    assert names(store) == ["b"]
    assert not actions.several
    actions.reopen()
    actions.reopen()

    assert sorted(names(store)) == ["a", "b", "c"]
    assert store.snapshot.current.path == "a.yml"
    assert not actions.can_reopen
    actions.reopen()
    assert len(store.snapshot.tabs) == 3


def test_an_empty_tab_is_no_loss() -> None:
    actions, store = made("a")
    store.replace(store.snapshot.with_new(RequestDraft(url="{{base}}/")))

    store.replace(store.snapshot.without(store.snapshot.active))

    assert not actions.can_reopen
