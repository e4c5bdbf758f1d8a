"""Undo and redo of whatever changes in an open request."""

from dataclasses import replace

from workbench.actions.draft_history import DraftHistory
from workbench.core.request import BearerAuth, JsonBody, RequestDraft, Row
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab

START = RequestDraft(name="one")


class Bench:
    """A store with two tabs, its history, and a clock that goes when told."""

    def __init__(self) -> None:
        self.now = 0.0
        self.store = RequestsStore(RequestsSnapshot((Tab(1, START), Tab(2, RequestDraft(name="two")))))
        self.history = DraftHistory(self.store, clock=lambda: self.now)

    @property
    def draft(self) -> RequestDraft:
        return self.store.snapshot.current.draft

    def edit(self, draft: RequestDraft, after: float = 5.0) -> None:
        self.now += after
        snapshot = self.store.snapshot
        self.store.replace(snapshot.with_tab(replace(snapshot.current, draft=draft)))


def test_each_change_is_taken_back_and_made_again() -> None:
    bench = Bench()
    first = replace(START, headers=(Row("a", "1"),))
    second = replace(first, auth=BearerAuth("t"))
    bench.edit(first)
    bench.edit(second)

    bench.history.undo()
    assert bench.draft == first
    bench.history.undo()
    assert bench.draft == START
    assert not bench.history.can_undo
    bench.history.redo()
    bench.history.redo()
    assert bench.draft == second
    assert not bench.history.can_redo


def test_typing_without_a_pause_is_one_step() -> None:
    bench = Bench()
    for text in ("1", "12", "123"):
        bench.edit(replace(START, body=JsonBody(text)), after=0.1)
    bench.edit(replace(START, body=JsonBody("1234")), after=2.0)

    bench.history.undo()
    assert bench.draft.body == JsonBody("123")
    bench.history.undo()
    assert bench.draft == START


def test_another_field_begins_another_step_however_quickly() -> None:
    bench = Bench()
    typed = replace(START, body=JsonBody("1"))
    bench.edit(typed, after=0.1)
    bench.edit(replace(typed, method="POST"), after=0.1)

    bench.history.undo()

    assert bench.draft == typed


def test_a_change_after_undo_ends_what_could_be_made_again() -> None:
    bench = Bench()
    bench.edit(replace(START, method="PUT"))
    bench.history.undo()
    bench.edit(replace(START, method="PATCH"))

    assert not bench.history.can_redo
    bench.history.undo()
    assert bench.draft == START


def test_each_tab_has_its_own_past() -> None:
    bench = Bench()
    bench.edit(replace(START, method="PUT"))
    bench.store.replace(replace(bench.store.snapshot, active=2))

    assert not bench.history.can_undo
    bench.history.undo()
    assert bench.draft.name == "two"


def test_what_came_back_from_the_secret_store_is_nobodys_change() -> None:
    bench = Bench()
    snapshot = bench.store.snapshot
    bench.store.replace(snapshot.with_tab(replace(snapshot.current, sealed="key")))
    snapshot = bench.store.snapshot
    bench.store.replace(
        snapshot.with_tab(replace(snapshot.current, sealed="", draft=replace(START, auth=BearerAuth("secret"))))
    )

    assert not bench.history.can_undo


def test_nothing_to_undo_changes_nothing() -> None:
    bench = Bench()

    bench.history.undo()
    bench.history.redo()

    assert bench.draft == START
