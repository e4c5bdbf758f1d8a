import pytest

from server.worlds import DEFAULT_WORLD, WORLDS, find_world


def test_worlds_are_found_by_name() -> None:
    assert [find_world(world.name) for world in WORLDS] == list(WORLDS)
    assert find_world(DEFAULT_WORLD).tasks == 200_000


def test_an_unknown_name_is_answered_with_those_that_exist() -> None:
    with pytest.raises(ValueError, match="tasks-1k, tasks-20k"):
        find_world("tasks-2k")
