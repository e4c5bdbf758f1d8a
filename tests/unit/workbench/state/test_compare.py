"""The comparison's state."""

from workbench.state.compare import CompareSnapshot, CompareStore


def test_the_same_comparison_again_is_no_news() -> None:
    store = CompareStore(CompareSnapshot())
    seen: list[object] = []
    store.changed.connect(seen.append)

    store.replace(CompareSnapshot(ignored={}))
    assert seen == []

    store.replace(CompareSnapshot(changes_only=True))
    assert len(seen) == 1
