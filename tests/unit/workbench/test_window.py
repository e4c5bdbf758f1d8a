from argparse import Namespace
from pathlib import Path

import pytest

from workbench.cli import BACKEND_DEFAULTS
from workbench.paths import DataPaths
from workbench.window import backend_config, run_window


def test_the_live_database_lies_in_the_windows_own_folder(tmp_path: Path) -> None:
    paths = DataPaths.default(str(tmp_path))
    options = Namespace(**BACKEND_DEFAULTS | {"port": 8123, "world": "tasks-1k"})

    config = backend_config(options, paths)

    assert (config.data_dir, config.cache_dir) == (paths.run, paths.worlds)
    assert (config.port, config.world) == (8123, "tasks-1k")


def test_a_data_folder_that_cannot_be_used_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")

    code = run_window(Namespace(**BACKEND_DEFAULTS | {"data_dir": str(blocked), "offscreen": True}))

    error = capsys.readouterr().err
    assert code == 2
    assert error.count("\n") == 1
    assert "--data-dir" in error
