"""An import becomes files, all of them or none, and a newer version of an API changes only what was accepted."""

import asyncio
from pathlib import Path

import pytest

from workbench.collection.reading import CollectionReader
from workbench.collection.store import CollectionStore
from workbench.core.collection import Collection, Defaults, Environment, Folder, SavedRequest, Variable
from workbench.core.imports.progress import ImportCancelledError
from workbench.core.imports.record import FILE
from workbench.core.imports.report import Imported
from workbench.core.request import BearerAuth, JsonBody, RequestDraft

READ = RequestDraft("GET", "{{base}}/a", name="Read: all?")
MAKE = RequestDraft("POST", "{{base}}/a", body=JsonBody("{}"), name="Make")
API = Imported(
    "My API",
    (Folder("", "Tag/One", (SavedRequest("", READ), SavedRequest("", READ))), SavedRequest("", MAKE)),
    (Environment("Live", (Variable("server", "http://h"),)),),
    defaults=Defaults(BearerAuth("{{token}}"), variables=(Variable("base", "http://h"),)),
    notes="About it",
)


def silent(_done: int, _total: int) -> None:
    pass


@pytest.fixture
def store(tmp_path: Path) -> CollectionStore:
    (tmp_path / "collection").mkdir()
    return CollectionStore(tmp_path / "collection", tmp_path / "trash")


def opened(store: CollectionStore) -> Collection:
    return CollectionReader(store.root).read()


def test_folders_requests_environments_and_what_they_hand_down(store: CollectionStore) -> None:
    done = asyncio.run(store.bring_in("", API, True, silent))

    collection = opened(store)
    (folder,) = (one for one in collection.folder.items if isinstance(one, Folder))
    assert (done.path, folder.name, folder.notes) == ("My API", "My API", "About it")
    assert folder.defaults == API.defaults
    assert [one.path for one in folder.requests()] == [
        "My API/Tag-One/Read- all.yml",
        "My API/Tag-One/Read- all 2.yml",
        "My API/Make.yml",
    ]
    assert [one.draft for one in folder.requests()] == [READ, READ, MAKE]
    assert [one.name for one in collection.environments] == ["Live"]
    assert (store.root / "My API" / FILE).exists()


def test_one_request_needs_no_folder(store: CollectionStore) -> None:
    done = asyncio.run(store.bring_in("", Imported("cURL", (SavedRequest("", MAKE),)), False, silent))

    assert done.path == "Make.yml"


def test_all_of_it_is_undone_at_once(store: CollectionStore) -> None:
    async def both() -> None:
        done = await store.bring_in("", API, True, silent)
        await store.undo(done.steps)

    asyncio.run(both())

    assert list(store.root.iterdir()) == []


def test_a_stopped_import_leaves_nothing_behind(store: CollectionStore) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 4:
            raise ImportCancelledError

    with pytest.raises(ImportCancelledError):
        asyncio.run(store.bring_in("", API, True, stop))

    assert list(store.root.iterdir()) == []
