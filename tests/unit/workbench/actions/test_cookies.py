"""Adding, changing and throwing out cookies, and taking that back."""

from pytestqt.qtbot import QtBot

from workbench.actions.cookies import CookieActions
from workbench.core.cookie_edit import TypedCookie, typed_of
from workbench.core.cookies import Jar
from workbench.state.cookies import CookiesStore

NOW = 1000.0


def made() -> tuple[CookieActions, CookiesStore, list[str]]:
    store = CookiesStore(Jar().received("http://h/", ["a=1", "b=2", "c=3"], 0))
    actions = CookieActions(store, clock=lambda: NOW)
    undo: list[str] = []
    actions.undo_changed.connect(undo.append)
    return actions, store, undo


def names(store: CookiesStore) -> list[str]:
    return [cookie.name for cookie in store.snapshot.cookies]


def test_one_or_all_can_be_thrown_out_and_come_back(qtbot: QtBot) -> None:
    actions, store, undo = made()

    actions.remove(store.snapshot.cookies[1].key)
    assert names(store) == ["a", "c"]
    actions.clear()
    assert store.snapshot.cookies == ()
    assert undo == ["delete b", "delete all"]

    actions.undo()
    actions.undo()
    assert sorted(names(store)) == ["a", "b", "c"]
    assert undo[-2:] == ["delete b", ""]


def test_a_cookie_is_added(qtbot: QtBot) -> None:
    actions, store, undo = made()

    with qtbot.waitSignal(actions.saved) as told:
        actions.save(None, TypedCookie("mine", "4", "h"))

    assert names(store) == ["a", "b", "c", "mine"]
    assert told.args == [("h", "/", "mine")]
    assert undo == ["add mine"]


def test_a_change_keeps_place_and_age(qtbot: QtBot) -> None:
    actions, store, _ = made()
    old = store.snapshot.cookies[1]

    actions.save(old.key, TypedCookie("b", "new", "h", http_only=True))

    changed = store.snapshot.cookies[1]
    assert (changed.value, changed.http_only, changed.created_at) == ("new", True, old.created_at)
    actions.undo()
    assert old in store.snapshot.cookies


def test_another_name_replaces_whoever_has_it(qtbot: QtBot) -> None:
    actions, store, _ = made()
    first = store.snapshot.cookies[0]

    actions.save(first.key, TypedCookie("c", "x", "h"))

    assert [(one.name, one.value) for one in store.snapshot.cookies] == [("c", "x"), ("b", "2")]
    actions.undo()
    assert sorted((one.name, one.value) for one in store.snapshot.cookies) == [("a", "1"), ("b", "2"), ("c", "3")]


def test_undo_leaves_alone_what_a_server_set_since(qtbot: QtBot) -> None:
    actions, store, _ = made()
    actions.remove(store.snapshot.cookies[0].key)
    store.replace(store.snapshot.received("http://h/", ["later=1"], NOW))

    actions.undo()

    assert sorted(names(store)) == ["a", "b", "c", "later"]


def test_what_is_no_cookie_changes_nothing(qtbot: QtBot) -> None:
    actions, store, undo = made()

    with qtbot.waitSignal(actions.refused) as told:
        actions.save(None, TypedCookie("", "4", "h"))

    assert told.args[0] == "name"
    assert (len(store.snapshot.cookies), undo) == (3, [])


def test_saving_what_is_there_is_no_step(qtbot: QtBot) -> None:
    actions, store, undo = made()
    first = store.snapshot.cookies[0]

    actions.save(first.key, typed_of(first))

    assert undo == []
