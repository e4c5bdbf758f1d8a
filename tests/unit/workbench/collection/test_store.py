import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.collection.store import CollectionStore, FolderClashError
from workbench.core.collection import Defaults, Environment, Folder, Variable
from workbench.core.opencollection import UnreadableError, read_request
from workbench.core.request import BearerAuth, RequestDraft

ONE = RequestDraft(name="one")


@pytest.fixture
def store(tmp_path: Path) -> CollectionStore:
    (tmp_path / "root").mkdir()
    made = CollectionStore(tmp_path / "root", tmp_path / "trash")
    asyncio.run(made.create("", ONE))
    return made


def test_an_edit_is_saved_into_its_file(store: CollectionStore) -> None:
    saved = asyncio.run(store.save("one.yml", replace(ONE, method="PUT"), ONE))

    assert saved.theirs is None
    assert read_request((store.root / "one.yml").read_text(), "one.yml").draft.method == "PUT"


def test_a_file_that_says_something_else_by_now_is_not_written_over(store: CollectionStore) -> None:
    theirs = replace(ONE, url="/theirs")
    asyncio.run(store.save("one.yml", theirs))
    before = (store.root / "one.yml").read_text()

    saved = asyncio.run(store.save("one.yml", replace(ONE, method="PUT"), ONE))

    assert saved.theirs == theirs
    assert (store.root / "one.yml").read_text() == before


def test_a_file_that_is_gone_is_written_again(store: CollectionStore) -> None:
    (store.root / "one.yml").unlink()

    assert asyncio.run(store.save("one.yml", ONE, ONE)).theirs is None
    assert (store.root / "one.yml").exists()


def test_a_broken_file_is_not_written_over(store: CollectionStore) -> None:
    (store.root / "one.yml").write_text("http: [")

    with pytest.raises(UnreadableError):
        asyncio.run(store.save("one.yml", ONE, ONE))

    assert (store.root / "one.yml").read_text() == "http: ["


def test_changes_can_be_undone(store: CollectionStore) -> None:
    async def scenario() -> list[str]:
        folder = await store.create_folder("", "Auth")
        moved = await store.move("one.yml", "Auth")
        renamed = await store.rename(moved.path, "uno")
        copied = await store.duplicate(renamed.path)
        gone = await store.delete("Auth")
        for done in (gone, copied, renamed, moved, folder):
            await store.undo(done.steps)
        return [one.path for one in (await store.open()).folder.requests()]

    assert asyncio.run(scenario()) == ["one.yml"]


def test_environments_and_folders_are_written(store: CollectionStore) -> None:
    async def scenario() -> None:
        path = (await store.save_environment(Environment("Local", (Variable("a", "1"),)))).environment.path
        assert path == "environments/Local.yml"
        await store.save_environment(Environment("Local", (Variable("a", "2"),), path))
        root = (await store.open()).folder
        await store.save_folder(replace(root, name="Mine", defaults=Defaults(BearerAuth("{{t}}"))), root)
        await store.create_folder("", "Auth")
        await store.save_folder(Folder("Auth", "Auth", notes="About it."), Folder("Auth", "Auth"))

    asyncio.run(scenario())
    found = asyncio.run(store.open())

    assert found.environments[0].variables == (Variable("a", "2"),)
    assert (found.folder.name, found.folder.defaults.auth) == ("Mine", BearerAuth("{{t}}"))
    assert isinstance(found.folder.items[0], Folder)
    assert found.folder.items[0].notes == "About it."
    assert [one.path for one in found.folder.requests()] == ["one.yml"]
    asyncio.run(store.delete_environment("environments/Local.yml"))
    assert asyncio.run(store.open()).environments == ()


def test_an_environment_that_two_windows_edit_keeps_both_edits(store: CollectionStore) -> None:
    base = Environment("Local", (Variable("a", "1"), Variable("b", "1")), "environments/Local.yml")
    here = replace(base, variables=(Variable("a", "here"), Variable("b", "1")))
    there = replace(base, variables=(Variable("a", "1"), Variable("b", "there"), Variable("c", "new")))

    async def scenario() -> tuple[str, ...]:
        await store.save_environment(base)
        await store.save_environment(there, base)
        return (await store.save_environment(here, base)).clashing

    assert asyncio.run(scenario()) == ()
    found = asyncio.run(store.open()).environments[0]
    assert [one.value for one in found.variables] == ["here", "there", "new"]


def test_an_environment_whose_variable_two_windows_changed_names_it(store: CollectionStore) -> None:
    base = Environment("Local", (Variable("a", "1"),), "environments/Local.yml")

    async def scenario() -> tuple[str, ...]:
        await store.save_environment(base)
        await store.save_environment(replace(base, variables=(Variable("a", "there"),)), base)
        return (await store.save_environment(replace(base, variables=(Variable("a", "here"),)), base)).clashing

    assert asyncio.run(scenario()) == ("a",)


def test_a_folders_settings_meet_what_an_editor_wrote_meanwhile(store: CollectionStore) -> None:
    base = Folder("Auth", "Auth", defaults=Defaults(variables=(Variable("a", "1"),)))
    head = "# mine\ninfo:\n  name: Auth\n  type: folder\nrequest:\n  variables:\n    - name: a\n      value: '2'\n"
    tail = "x: 1 # somebody else's\n"

    async def scenario() -> None:
        await store.create_folder("", "Auth")
        await store.save_folder(base, Folder("Auth", "Auth"))
        (store.root / "Auth" / "folder.yml").write_text(head + tail)
        await store.save_folder(replace(base, notes="About it."), base)

    asyncio.run(scenario())

    assert (store.root / "Auth" / "folder.yml").read_text() == head + "docs: About it.\n" + tail


def test_a_folders_setting_that_both_changed_is_not_written_over(store: CollectionStore) -> None:
    base = Folder("Auth", "Auth", defaults=Defaults(variables=(Variable("a", "1"),)))
    there = replace(base, defaults=Defaults(variables=(Variable("a", "there"),)))
    here = replace(base, defaults=Defaults(variables=(Variable("a", "here"),)))

    async def scenario() -> Folder:
        await store.create_folder("", "Auth")
        await store.save_folder(base, Folder("Auth", "Auth"))
        await store.save_folder(there, base)
        with pytest.raises(FolderClashError) as told:
            await store.save_folder(here, base)
        return told.value.theirs

    assert asyncio.run(scenario()).defaults == there.defaults


def test_saving_a_folders_settings_can_be_taken_back(store: CollectionStore) -> None:
    async def scenario() -> tuple[str, str]:
        await store.create_folder("", "Auth")
        file = store.root / "Auth" / "folder.yml"
        before = file.read_text()
        done = await store.save_folder(Folder("Auth", "Auth", notes="New"), Folder("Auth", "Auth"))
        await store.undo(done.steps)
        return before, file.read_text()

    before, after = asyncio.run(scenario())
    assert before == after
