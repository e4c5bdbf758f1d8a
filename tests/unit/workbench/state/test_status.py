from workbench.state.status import StatusStore


def test_nothing_is_known_at_first() -> None:
    assert StatusStore().snapshot is None
