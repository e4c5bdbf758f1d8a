"""A newer version of an API changes only what was accepted, and all of that is undone at once."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.collection.reading import CollectionReader
from workbench.collection.store import CollectionStore
from workbench.core.collection import Collection, Folder, SavedRequest
from workbench.core.imports.changes import changes
from workbench.core.imports.report import Imported
from workbench.core.request import JsonBody, RequestDraft

READ = RequestDraft("GET", "{{base}}/a", name="Read: all?")
MAKE = RequestDraft("POST", "{{base}}/a", body=JsonBody("{}"), name="Make")


def silent(_done: int, _total: int) -> None:
    pass


@pytest.fixture
def store(tmp_path: Path) -> CollectionStore:
    (tmp_path / "collection").mkdir()
    return CollectionStore(tmp_path / "collection", tmp_path / "trash")


def opened(store: CollectionStore) -> Collection:
    return CollectionReader(store.root).read()


def test_accepted_changes_are_made_and_taken_back(store: CollectionStore, tmp_path: Path) -> None:
    fresh = replace(MAKE, notes="more")
    new = RequestDraft("DELETE", "{{base}}/b", name="Drop")
    newer = Imported("My API", (SavedRequest("", fresh), Folder("", "New tag", (SavedRequest("", new),))))

    async def update() -> None:
        await store.bring_in("", Imported("My API", (SavedRequest("", MAKE), SavedRequest("", READ))), True, silent)
        before = [one.draft for one in opened(store).folder.requests()]
        (known,) = await store.known_imports()
        found = changes(known.record.drafts, opened(store).folder.requests(), newer)
        assert [one.kind for one in found] == ["changed", "new", "removed"]
        done = await store.accept(known, found)
        assert {one.draft.name for one in opened(store).folder.requests()} == {"Make", "Drop"}
        (known,) = await store.known_imports()
        assert changes(known.record.drafts, opened(store).folder.requests(), newer) == ()
        await store.undo(done.steps)
        assert [one.draft for one in opened(store).folder.requests()] == before

    asyncio.run(update())

    assert (tmp_path / "trash").is_dir()
