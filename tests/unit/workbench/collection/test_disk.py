import os
import stat
import sys
from pathlib import Path

import pytest

from workbench.collection import disk
from workbench.core.opencollection import UnreadableError


def test_text_is_written_and_read_with_its_line_ends(tmp_path: Path) -> None:
    file = tmp_path / "new" / "a.yml"

    disk.write_text(file, "a: ü\r\nb: 1\n")

    assert file.read_bytes() == "a: ü\r\nb: 1\n".encode()
    assert disk.read_text(file) == "a: ü\r\nb: 1\n"
    assert [one.name for one in file.parent.iterdir()] == ["a.yml"]


def test_the_same_text_is_not_written_again(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    disk.write_text(file, "x")
    before = file.stat()

    disk.write_text(file, "x")

    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("x")
    file.chmod(0o640)

    disk.write_text(file, "y")

    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_what_is_no_text_is_told_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"a: b\nc: \xff\n")

    with pytest.raises(UnreadableError, match="Line 2, column 4: byte 0xff"):
        disk.read_text(file)


def test_huge_files_are_not_read(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    with file.open("wb") as stream:
        stream.truncate(disk.BIGGEST_BYTES + 1)

    with pytest.raises(UnreadableError, match="not read"):
        disk.read_text(file)


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.yml"
    file.write_text("old")

    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk.os, "fsync", fail)
    with pytest.raises(OSError, match="space"):
        disk.write_text(file, "new")

    assert file.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.yml"]


def test_what_a_killed_save_left_behind_is_removed_later(tmp_path: Path) -> None:
    old, young = tmp_path / f"{disk.TEMPORARY}old", tmp_path / f"{disk.TEMPORARY}young"
    for path in (old, young):
        path.write_text("half")
    os.utime(old, (0, 0))

    disk.sweep(old)
    disk.sweep(young)
    disk.sweep(tmp_path / "gone")

    assert not old.exists()
    assert young.exists()
