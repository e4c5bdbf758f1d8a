import asyncio
import json
from pathlib import Path

import pytest

from tests.unit.workbench.core.experiments import result
from workbench.actions.experiment_files import ExperimentFiles


def test_runs_are_kept_across_starts(tmp_path: Path) -> None:
    path, kept = tmp_path / "new" / "experiments.json", (result(n=20),)

    asyncio.run(ExperimentFiles(path).write(kept))

    assert asyncio.run(ExperimentFiles(path).read()) == (kept, "")


def test_nothing_kept_yet(tmp_path: Path) -> None:
    assert asyncio.run(ExperimentFiles(tmp_path / "experiments.json").read()) == ((), "")


@pytest.mark.parametrize("content", ["", "not json", '{"format": 99}', '{"format": 1, "results": [{"number": 1}]}'])
def test_a_broken_file_is_set_aside_with_a_message(tmp_path: Path, content: str) -> None:
    path = tmp_path / "experiments.json"
    path.write_text(content, "utf-8")

    results, message = asyncio.run(ExperimentFiles(path).read())

    assert results == ()
    assert "experiments.json" in message
    aside = list(tmp_path.glob("experiments.json.broken-*"))
    assert [file.read_text("utf-8") for file in aside] == [content]


def test_runs_that_are_whole_are_kept_from_a_broken_file(tmp_path: Path) -> None:
    path, whole = tmp_path / "experiments.json", result(n=20)
    files = ExperimentFiles(path)
    asyncio.run(files.write((whole,)))
    content = path.read_text("utf-8").replace('"results": [', '"results": [{"number": 1}, ')
    path.write_text(content, "utf-8")

    results, message = asyncio.run(files.read())

    assert results == (whole,)
    assert "Kept from it: 1" in message
    assert [file.read_text("utf-8") for file in tmp_path.glob("experiments.json.broken-*")] == [content]
    assert asyncio.run(files.read()) == ((whole,), "")


def test_reports(tmp_path: Path) -> None:
    files, made = ExperimentFiles(tmp_path / "experiments.json"), result(n=20)

    asyncio.run(files.export(made, str(tmp_path / "report.md")))
    asyncio.run(files.export(made, str(tmp_path / "report.JSON")))

    assert (tmp_path / "report.md").read_text("utf-8").startswith("# Does")
    assert json.loads((tmp_path / "report.JSON").read_text("utf-8"))[0]["number"] == 9
