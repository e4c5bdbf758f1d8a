import pytest

from workbench.state.backend import BackendSnapshot, BackendStore

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_new_snapshot_is_told_once() -> None:
    store, told = BackendStore(BackendSnapshot()), []
    store.changed.connect(told.append)
    running = BackendSnapshot("running")

    store.replace(running)
    store.replace(running)

    assert told == [running]
