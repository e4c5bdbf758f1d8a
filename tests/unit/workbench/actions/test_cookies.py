"""Throwing cookies out."""

from workbench.actions.cookies import CookieActions
from workbench.core.cookies import Jar
from workbench.state.cookies import CookiesStore


def test_one_or_all() -> None:
    store = CookiesStore(Jar().received("http://h/", ["a=1", "b=2", "c=3"], 0))
    actions = CookieActions(store)

    actions.remove(store.snapshot.cookies[1].key)
    assert [cookie.name for cookie in store.snapshot.cookies] == ["a", "c"]

    actions.clear()
    assert store.snapshot.cookies == ()
