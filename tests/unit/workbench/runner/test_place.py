from pathlib import Path

import pytest

from workbench.core.collection import Collection, Folder, SavedRequest
from workbench.core.request import RequestDraft
from workbench.runner.place import PlaceError, part_of, root_of


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    (tmp_path / "opencollection.yml").write_text("info:\n  name: x\n")
    (tmp_path / "a" / "b").mkdir(parents=True)
    request = SavedRequest("a/b/one.yml", RequestDraft())
    inner = Folder("a/b", "b", (request,))
    return Collection(tmp_path, Folder("", "x", (Folder("a", "a", (inner,)),)))


def test_the_root_is_found_from_anywhere_inside(collection: Collection) -> None:
    assert root_of(collection.root / "a" / "b") == collection.root
    assert root_of(collection.root) == collection.root


def test_a_folder_or_a_single_request_may_be_meant(collection: Collection) -> None:
    assert part_of(collection, collection.root).path == ""
    assert part_of(collection, collection.root / "a" / "b").name == "b"
    assert [one.path for one in part_of(collection, collection.root / "a" / "b" / "one.yml").requests()] == [
        "a/b/one.yml"
    ]


def test_what_is_not_there_is_named(collection: Collection, tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(PlaceError, match="There is no"):
        root_of(collection.root / "nowhere")
    with pytest.raises(PlaceError, match="lies in no collection"):
        root_of(tmp_path_factory.mktemp("plain"))
    with pytest.raises(PlaceError, match="holds no request"):
        part_of(collection, collection.root / "other")
