import json
import os
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.files import VersionedRead, read_versioned, write_atomic, write_versioned

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "settings.json"


def test_a_file_that_is_not_there_is_empty_without_a_message(path: Path) -> None:
    assert read_versioned(path, 1) == VersionedRead()


@given(content=st.dictionaries(st.text().filter(lambda key: key != "format"), JSON))
def test_what_was_written_is_read(tmp_path_factory: pytest.TempPathFactory, content: dict[str, object]) -> None:
    path = tmp_path_factory.mktemp("files") / "kept.json"

    write_versioned(path, 3, content)

    assert read_versioned(path, 3) == VersionedRead(content)


def test_an_older_format_is_read(path: Path) -> None:
    write_versioned(path, 1, {"theme": "dark"})

    assert read_versioned(path, 2).content == {"theme": "dark"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{ half", "not valid JSON"),
        ("", "not valid JSON"),
        ("[1, 2]", "names no format version"),
        ('{"theme": "dark"}', "names no format version"),
        ('{"format": 9}', "newer version"),
        ("\x00\x01", "not valid JSON"),
    ],
)
def test_what_cannot_be_read_is_set_aside_and_told(path: Path, text: str, reason: str) -> None:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")

    found = read_versioned(path, 1)

    aside = list(path.parent.glob("settings.json.broken-*"))
    assert found.content == {}
    assert reason in found.message
    assert [kept.read_text(encoding="utf-8") for kept in aside] == [text]
    assert aside[0].name in found.message


def test_bytes_that_are_no_text_are_set_aside(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\xff")

    assert "set aside" in read_versioned(path, 1).message
    assert not path.exists()


def test_two_broken_files_of_the_same_second_are_both_kept(path: Path) -> None:
    path.parent.mkdir()
    for text in ("first", "second"):
        path.write_text(text)
        read_versioned(path, 1)

    kept = {broken.read_text() for broken in path.parent.glob("settings.json.broken-*")}
    assert kept == {"first", "second"}


def test_a_broken_file_is_never_overwritten_by_the_next_save(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("precious but broken")
    read_versioned(path, 1)

    write_versioned(path, 1, {})

    assert [kept.read_text() for kept in path.parent.glob("*.broken-*")] == ["precious but broken"]


def test_a_write_that_fails_leaves_the_old_file_and_no_rest(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_atomic(path, "old")

    def fail(_handle: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        write_atomic(path, "new")

    assert path.read_text() == "old"
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows refuses to replace a file that is being read")
def test_a_reader_never_sees_half_a_file(path: Path) -> None:
    texts = [json.dumps({"format": 1, "filler": letter * 200_000}) for letter in "ab"]
    write_atomic(path, texts[0])
    done = threading.Event()
    seen: set[str] = set()

    def read() -> None:
        while not done.is_set():
            seen.add(path.read_text(encoding="utf-8"))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(20):
        write_atomic(path, texts[number % 2])
    done.set()
    reader.join()

    assert seen <= set(texts)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps who may read in access lists, not in a mode")
def test_only_its_owner_may_read_it(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("old")
    path.chmod(0o644)

    write_atomic(path, "new")

    assert path.stat().st_mode & 0o777 == 0o600
