import io
from pathlib import Path

import pytest

from server.contract.control import ChildSettings
from server.settings import (
    StartError,
    cache_dir_of,
    data_dir_of,
    database_url_of,
    from_arguments,
    parse_arguments,
    read_child_settings,
)


def test_a_child_reads_one_line() -> None:
    stream = io.StringIO('{"token": "t", "port": 9000}\nrest\n')

    assert read_child_settings(stream) == ChildSettings(token="t", port=9000)
    assert stream.readline() == "rest\n"


@pytest.mark.parametrize("line", ["", "nonsense\n", '{"token": "t", "unknown": 1}\n'])
def test_settings_that_cannot_be_read_are_a_start_failure(line: str) -> None:
    with pytest.raises(StartError) as caught:
        read_child_settings(io.StringIO(line))

    assert caught.value.message("api").event == "failed"


def test_the_command_line_says_the_same() -> None:
    settings = from_arguments(parse_arguments(["--port", "9000", "--world", "tasks-1k", "--no-tracing"]))

    assert (settings.port, settings.world, settings.tracing, settings.token) == (9000, "tasks-1k", False, "")


def test_folders_are_made_and_hold_the_database(tmp_path: Path) -> None:
    settings = ChildSettings(token="", data_dir=str(tmp_path / "d"), cache_dir=str(tmp_path / "c"))

    assert data_dir_of(settings).is_dir()
    assert cache_dir_of(settings).is_dir()
    assert database_url_of(settings) == f"sqlite:///{(tmp_path / 'd' / 'backend.sqlite').as_posix()}"


def test_a_folder_that_cannot_be_made_is_a_start_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(StartError, match="can't be made"):
        data_dir_of(ChildSettings(token="", data_dir=str(tmp_path / "file" / "d")))
