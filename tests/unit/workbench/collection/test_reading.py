"""Reading a whole folder: everything in order, and one bad file never stops the rest."""

import os
from pathlib import Path
from threading import Event

import pytest

from workbench.collection import disk
from workbench.collection.reading import CollectionReader, OpeningCancelledError, own_items
from workbench.core.collection import Folder, SavedRequest


def request(name: str, seq: int = 0) -> str:
    place = f"  seq: {seq}\n" if seq else ""
    return f"info:\n  name: {name}\n  type: http\n{place}http:\n  method: GET\n  url: /{name}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        "opencollection.yml": "info:\n  name: Demo\n",
        "last.yml": request("last"),
        "second.yml": request("b", 2),
        "first.yaml": request("z", 1),
        "broken.yml": "http:\n  url: [",
        "notes.txt": "not ours",
        ".git/config.yml": request("hidden"),
        "environments/Local.yml": "name: Local\n",
        "environments/Odd.yml": "a: [",
        "Beta/folder.yml": "info:\n  name: Second\n  seq: 2\n",
        "Alpha/folder.yml": "info: [",
        "Alpha/deep/x.yml": request("x"),
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def shown(folder: Folder) -> list[str]:
    return [item.name if isinstance(item, Folder) else item.draft.name for item in folder.items]


def test_folders_come_first_then_requests_by_their_places_then_by_name(root: Path) -> None:
    collection = CollectionReader(root).read()

    assert collection.folder.name == "Demo"
    assert shown(collection.folder) == ["Second", "Alpha", "z", "b", "broken", "last"]
    assert [one.path for one in collection.folder.requests()][:1] == ["Alpha/deep/x.yml"]
    assert [one.name for one in collection.environments] == ["Local"]


def test_what_can_not_be_read_is_told_where_it_is(root: Path) -> None:
    (root / "binary.yml").write_bytes(b"\xff")

    collection = CollectionReader(root).read()

    problems = {one.path: one.problem for one in collection.folder.requests() if one.problem}
    assert problems["broken.yml"].startswith("Line 3")
    assert "UTF-8" in problems["binary.yml"]
    assert next(one for one in collection.folder.items if one.path == "Alpha").problem.startswith("Line 2")
    assert collection.problems[0].startswith("environments/Odd.yml: Line 2")


def test_only_changed_files_are_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = CollectionReader(root)
    before = reader.read()
    read: list[str] = []
    really = disk.read_text

    def counting(path: Path) -> str:
        read.append(path.name)
        return really(path)

    monkeypatch.setattr(disk, "read_text", counting)
    (root / "last.yml").write_text(request("changed"))
    os.utime(root / "last.yml", ns=(1, 1))

    after = reader.read()

    assert [name for name in read if name.endswith(".yml") and name not in ("folder.yml", "opencollection.yml")] == [
        "last.yml",
        "Local.yml",
        "Odd.yml",
    ]
    assert after.request("second.yml") is before.request("second.yml")
    found = after.request("last.yml")
    assert found is not None
    assert found.draft.name == "changed"


def test_progress_is_told_and_reading_can_be_stopped(root: Path) -> None:
    told: list[tuple[int, int]] = []
    CollectionReader(root).read(lambda done, total: told.append((done, total)))
    assert told == [(0, 5)]

    stop = Event()
    stop.set()
    with pytest.raises(OpeningCancelledError):
        CollectionReader(root).read(cancelled=stop)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none"):
        CollectionReader(tmp_path / "none").read()


def test_the_own_items_of_a_folder_come_without_what_lies_below(root: Path) -> None:
    items = own_items(root, "Alpha")

    assert [(item.path, item.items) for item in items if isinstance(item, Folder)] == [("Alpha/deep", ())]
    (deep,) = own_items(root, "Alpha/deep")
    assert isinstance(deep, SavedRequest)
    assert deep.path == "Alpha/deep/x.yml"
