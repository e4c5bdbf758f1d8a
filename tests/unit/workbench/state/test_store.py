"""A store swaps its snapshot whole, and tells only of what differs."""

from workbench.state.store import Store


def test_a_different_snapshot_is_told_once_with_the_new_value() -> None:
    store, told = Store(("before",)), []
    store.changed.connect(told.append)

    store.replace(("after",))
    store.replace(("after",))

    assert told == [("after",)]
    assert store.snapshot == ("after",)


def test_it_holds_the_new_snapshot_before_it_tells() -> None:
    store, seen = Store(1), []
    store.changed.connect(lambda _: seen.append(store.snapshot))

    store.replace(2)

    assert seen == [2]
