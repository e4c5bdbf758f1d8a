import os
import stat
from pathlib import Path

import pytest

from workbench.paths import DataPaths

DEAD_PID = 2**22 + 7


def test_everything_lies_below_the_given_folder(tmp_path: Path) -> None:
    paths = DataPaths.default(str(tmp_path))

    named = (paths.settings, paths.history, paths.tabs, paths.progress, paths.experiments, paths.logs, paths.worlds)
    assert all(tmp_path in path.parents for path in (*named, paths.run, paths.bodies))


def test_a_relative_folder_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert DataPaths.default("here").data == tmp_path / "here"


def test_without_a_folder_the_systems_places_are_used() -> None:
    paths = DataPaths.default()

    assert "backend-workbench" in str(paths.data)
    assert paths.data != paths.cache


def test_two_windows_share_no_run_folder(tmp_path: Path) -> None:
    first, second = DataPaths.default(str(tmp_path)), DataPaths.default(str(tmp_path))

    assert first.run != second.run
    assert first.settings == second.settings


def test_folders_are_made(tmp_path: Path) -> None:
    paths = DataPaths.default(str(tmp_path / "new"))

    paths.make()

    assert all(folder.is_dir() for folder in (paths.data, paths.logs, paths.worlds, paths.bodies))


def test_run_folders_of_dead_processes_are_removed_and_those_of_living_ones_kept(tmp_path: Path) -> None:
    paths = DataPaths.default(str(tmp_path))
    runs = paths.run.parent
    stale, alive, other = runs / f"{DEAD_PID}-abc", runs / f"{os.getpid()}-other", runs / "notes"
    for folder in (stale, alive, other):
        folder.mkdir(parents=True)

    paths.make()

    assert not stale.exists()
    assert alive.exists()
    assert other.exists()


def test_the_run_folder_goes_at_the_end(tmp_path: Path) -> None:
    paths = DataPaths.default(str(tmp_path))
    paths.make()

    paths.remove_run()

    assert not paths.run.exists()
    assert paths.worlds.exists()


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps the folders of a user to that user")
def test_only_the_owner_may_look_into_new_folders(tmp_path: Path) -> None:
    paths = DataPaths.default(str(tmp_path / "new"))

    paths.make()

    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (paths.data, paths.cache)] == [0o700, 0o700]
