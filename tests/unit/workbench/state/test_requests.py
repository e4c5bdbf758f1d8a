"""The open requests."""

from workbench.core.request import RequestDraft
from workbench.state.requests import RequestsSnapshot, Tab


def snapshot(count: int = 3, active: int = 2) -> RequestsSnapshot:
    return RequestsSnapshot(
        tuple(Tab(number, RequestDraft(name=str(number))) for number in range(1, count + 1)), active
    )


def test_a_new_tab_comes_to_the_front() -> None:
    made = snapshot().with_new(RequestDraft(name="new"))

    assert made.current.draft.name == "new"
    assert len({tab.id for tab in made.tabs}) == 4


def test_closing_the_tab_in_front_brings_its_right_neighbour() -> None:
    assert snapshot().without(2).active == 3
    assert snapshot(active=3).without(3).active == 2
    assert snapshot().without(1).active == 2


def test_closing_the_last_leaves_an_empty_one() -> None:
    left = snapshot(1, 1).without(1)

    assert left.current.draft == RequestDraft()
    assert left.current.id != 1


def test_an_unknown_tab_changes_nothing() -> None:
    assert snapshot().without(9) == snapshot()
    assert snapshot().tab(9) is None


def test_a_tab_moves_to_another_place() -> None:
    moved = snapshot().with_moved(0, 2)

    assert [tab.id for tab in moved.tabs] == [2, 3, 1]
    assert moved.active == 2
