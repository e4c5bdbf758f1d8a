"""Bodies on disk under a cap."""

import os
from pathlib import Path

from workbench.client.body_store import BodyStore


def put(store: BodyStore, name: str, size: int, age: int) -> Path:
    path = store.path(name)
    path.write_bytes(b"x" * size)
    os.utime(path, (age, age))
    return path


def test_the_oldest_go_first_and_the_rest_fits(tmp_path: Path) -> None:
    store = BodyStore(tmp_path / "bodies", cap_bytes=250)
    old, middle, new = (put(store, name, 100, age) for name, age in (("a", 1), ("b", 2), ("c", 3)))

    store.trim()

    assert [path.exists() for path in (old, middle, new)] == [False, True, True]


def test_the_newest_stays_even_when_it_is_larger_than_the_cap(tmp_path: Path) -> None:
    store = BodyStore(tmp_path, cap_bytes=10)
    only = put(store, "a", 100, 1)

    store.trim()

    assert only.exists()


def test_it_cleans_up_at_the_first_body_and_after_an_eighth_of_the_cap(tmp_path: Path) -> None:
    store = BodyStore(tmp_path, cap_bytes=160)
    leftover = put(store, "a", 200, 1)
    put(store, "b", 1, 2)
    store.note_added(1)
    assert not leftover.exists()

    second = put(store, "c", 200, 3)
    put(store, "d", 1, 4)
    store.note_added(19)
    assert second.exists()
    store.note_added(19)
    assert not second.exists()


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    store = BodyStore(tmp_path, cap_bytes=1)
    stranger = tmp_path / "notes.txt"
    stranger.write_text("mine")
    put(store, "a", 5, 1)

    store.trim()

    assert stranger.exists()
