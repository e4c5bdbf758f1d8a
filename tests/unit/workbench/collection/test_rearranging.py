"""Creating, renaming, copying, moving and deleting, each undone by its own steps."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.collection.reading import CollectionReader
from workbench.collection.rearranging import Done, Rearranging, new_places
from workbench.collection.steps import backwards, take
from workbench.core.collection import Folder
from workbench.core.request import RequestDraft


@pytest.fixture
def work(tmp_path: Path) -> Rearranging:
    (tmp_path / "root").mkdir()
    made = Rearranging(tmp_path / "root", tmp_path / "trash")
    made.create_folder("", "Auth")
    for name in ("one", "two", "three"):
        made.create("", RequestDraft(name=name))
    return made


@pytest.fixture
def shown(work: Rearranging, tmp_path: Path) -> Callable[[], list[str]]:
    """The paths of everything, in order."""

    def look() -> list[str]:
        def paths(folder: Folder) -> list[str]:
            return [
                path
                for item in folder.items
                for path in [item.path, *(paths(item) if isinstance(item, Folder) else ())]
            ]

        return paths(CollectionReader(tmp_path / "root").read().folder)

    return look


Shown = Callable[[], list[str]]


def test_new_requests_come_last(work: Rearranging, shown: Shown) -> None:
    assert shown() == ["Auth", "one.yml", "two.yml", "three.yml"]
    assert work.create("", RequestDraft(name="one")).path == "one 2.yml"
    assert work.create("Auth", RequestDraft(url="{{base}}/login")).path == "Auth/login.yml"
    assert shown() == ["Auth", "Auth/login.yml", "one.yml", "two.yml", "three.yml", "one 2.yml"]


@pytest.mark.parametrize(
    ("act", "after"),
    [
        (lambda work: work.rename("two.yml", "Two!"), ["Auth", "one.yml", "Two!.yml", "three.yml"]),
        (lambda work: work.rename("Auth", "Sign in"), ["Sign in", "one.yml", "two.yml", "three.yml"]),
        (lambda work: work.duplicate("one.yml"), ["Auth", "one.yml", "one copy.yml", "two.yml", "three.yml"]),
        (lambda work: work.move("three.yml", "", "one.yml"), ["Auth", "three.yml", "one.yml", "two.yml"]),
        (lambda work: work.move("one.yml", ""), ["Auth", "two.yml", "three.yml", "one.yml"]),
        (lambda work: work.move("one.yml", "Auth"), ["Auth", "Auth/one.yml", "two.yml", "three.yml"]),
        (lambda work: work.delete("two.yml"), ["Auth", "one.yml", "three.yml"]),
        (lambda work: work.delete("Auth"), ["one.yml", "two.yml", "three.yml"]),
        (lambda work: work.create_folder("Auth", "Deep"), ["Auth", "Auth/Deep", "one.yml", "two.yml", "three.yml"]),
    ],
)
def test_each_change_is_made_and_undone(
    work: Rearranging, shown: Shown, act: Callable[[Rearranging], Done], after: list[str]
) -> None:
    before = shown()

    done = act(work)

    assert shown() == after
    take(backwards(done.steps))
    assert shown() == before


def test_a_copy_keeps_what_else_stands_in_the_file(work: Rearranging, tmp_path: Path) -> None:
    file = tmp_path / "root" / "one.yml"
    file.write_text(file.read_text() + "# mine\nextra: kept\n")

    done = work.duplicate("one.yml")

    text = (tmp_path / "root" / done.path).read_text()
    assert "name: one copy" in text
    assert "# mine\nextra: kept\n" in text


def test_moving_changes_one_line_of_one_file_where_there_is_room(work: Rearranging, tmp_path: Path) -> None:
    before = {path.name: path.read_text() for path in (tmp_path / "root").glob("*.yml")}

    work.move("one.yml", "")

    after = {path.name: path.read_text() for path in (tmp_path / "root").glob("*.yml")}
    assert after == {**before, "one.yml": before["one.yml"].replace("seq: 1", "seq: 4")}


@pytest.mark.parametrize(
    ("places", "moved", "fresh"),
    [
        ([None, 1, 2], 0, {0: 0}),
        ([1, None, 5], 1, {1: 2}),
        ([1, None, 2, 3, 9], 1, {1: 2, 2: 3, 3: 4}),
        ([1, 2, None], 2, {2: 3}),
        ([None], 0, {0: 1}),
        ([None, None, None], 1, {0: 1, 1: 2}),
        ([1, 1, None], 2, {1: 2, 2: 3}),
        ([None, 1.5], 0, {0: 1}),
    ],
)
def test_as_few_places_as_possible_are_written(places: list[float | None], moved: int, fresh: dict[int, int]) -> None:
    assert new_places(places, moved) == fresh


def test_the_free_place_of_the_moved_one_is_used() -> None:
    """From 2 to behind 5: four lines change, not six."""
    assert new_places([1, 3, 4, 5, None, 6, 7, 8, 9, 10], 4) == {4: 5, 3: 4, 2: 3, 1: 2}


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12, unique=True), st.data())
def test_whatever_moves_stands_where_it_is_wanted(numbers: list[int], data: st.DataObject) -> None:
    places: list[float | None] = [*sorted(numbers)]
    places.pop(data.draw(st.integers(0, len(places) - 1)))
    moved = data.draw(st.integers(0, len(places)))
    places.insert(moved, None)

    fresh = new_places(places, moved)

    after = [fresh.get(at, place) for at, place in enumerate(places)]
    assert None not in after
    assert after == sorted(set(after))  # type: ignore[type-var]  # none of them is None


def test_a_folder_does_not_go_into_itself(work: Rearranging) -> None:
    work.create_folder("Auth", "Deep")

    for folder in ("Auth", "Auth/Deep"):
        with pytest.raises(ValueError, match="itself"):
            work.move("Auth", folder)


def test_names_are_found_when_they_are_taken_elsewhere(work: Rearranging, shown: Shown) -> None:
    work.create("Auth", RequestDraft(name="one"))

    assert work.move("one.yml", "Auth").path == "Auth/one 2.yml"
    assert work.rename("two.yml", "two").path == "two.yml"
    assert "Auth/one 2.yml" in shown()


def test_two_deleted_files_of_one_name_are_both_kept(work: Rearranging, tmp_path: Path) -> None:
    first = work.delete("one.yml")
    work.create("", RequestDraft(name="one"))
    work.delete("one.yml")

    assert len(list((tmp_path / "trash").iterdir())) == 2
    take(backwards(first.steps))
    assert (tmp_path / "root" / "one.yml").exists()
