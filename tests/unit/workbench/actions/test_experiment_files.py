import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.workbench.core.experiments import result
from workbench.actions.experiment_files import MOST_KEPT, ExperimentFiles
from workbench.core.burst import LoadRequest
from workbench.core.experiment import ExperimentResult
from workbench.core.experiment_archive import dump_results

LOGGED_IN = LoadRequest("GET", "http://127.0.0.1:8000/me", (("Accept", "*/*"), ("authorization", "Bearer s3cret")))


class Secrets:
    """A secret store in memory, with what it was asked."""

    def __init__(self) -> None:
        self.held: dict[str, str] = {}
        self.asked = 0

    def read(self, _owner: str) -> dict[str, str]:
        self.asked += 1
        return dict(self.held)

    def write(self, _owner: str, values: Mapping[str, str]) -> None:
        self.asked += 1
        self.held = dict(values)


def logged_in(at: float = 100.0) -> ExperimentResult:
    made = result(n=20)
    return replace(made, at=at, plan=replace(made.plan, requests=(LOGGED_IN,)))


def test_runs_are_kept_across_starts(tmp_path: Path) -> None:
    path, kept = tmp_path / "new" / "experiments.json", (result(n=20),)

    asyncio.run(ExperimentFiles(path, Secrets()).write(kept))

    assert asyncio.run(ExperimentFiles(path, Secrets()).read()) == (kept, "")


def test_nothing_kept_yet(tmp_path: Path) -> None:
    assert asyncio.run(ExperimentFiles(tmp_path / "experiments.json", Secrets()).read()) == ((), "")


@pytest.mark.parametrize("content", ["", "not json", '{"format": 99}', '{"format": 1, "results": [{"number": 1}]}'])
def test_a_broken_file_is_set_aside_with_a_message(tmp_path: Path, content: str) -> None:
    path = tmp_path / "experiments.json"
    path.write_text(content, "utf-8")

    results, message = asyncio.run(ExperimentFiles(path, Secrets()).read())

    assert results == ()
    assert "experiments.json" in message
    aside = list(tmp_path.glob("experiments.json.broken-*"))
    assert [file.read_text("utf-8") for file in aside] == [content]


def test_runs_that_are_whole_are_kept_from_a_broken_file(tmp_path: Path) -> None:
    path, whole = tmp_path / "experiments.json", result(n=20)
    files = ExperimentFiles(path, Secrets())
    asyncio.run(files.write((whole,)))
    content = path.read_text("utf-8").replace('"results": [', '"results": [{"number": 1}, ')
    path.write_text(content, "utf-8")

    results, message = asyncio.run(files.read())

    assert results == (whole,)
    assert "Kept from it: 1" in message
    assert [file.read_text("utf-8") for file in tmp_path.glob("experiments.json.broken-*")] == [content]
    assert asyncio.run(files.read()) == ((whole,), "")


def test_reports(tmp_path: Path) -> None:
    files, made = ExperimentFiles(tmp_path / "experiments.json", Secrets()), result(n=20)

    asyncio.run(files.export(made, str(tmp_path / "report.md")))
    asyncio.run(files.export(made, str(tmp_path / "report.JSON")))

    assert (tmp_path / "report.md").read_text("utf-8").startswith("# Does")
    assert json.loads((tmp_path / "report.JSON").read_text("utf-8"))[0]["number"] == 9


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    files = ExperimentFiles(tmp_path / "experiments.json", Secrets())

    asyncio.run(files.write((result(n=5),) * (MOST_KEPT + 5)))

    assert len(asyncio.run(files.read())[0]) == MOST_KEPT


def test_what_a_run_logs_in_with_comes_back_and_is_in_no_file(tmp_path: Path) -> None:
    path, secrets, kept = tmp_path / "experiments.json", Secrets(), (logged_in(),)

    asyncio.run(ExperimentFiles(path, secrets).write(kept))

    assert "s3cret" not in path.read_text("utf-8")
    assert list(secrets.held.values()) == ["Bearer s3cret"]
    assert asyncio.run(ExperimentFiles(path, secrets).read()) == (kept, "")


def test_what_a_run_logged_in_with_goes_with_the_run(tmp_path: Path) -> None:
    secrets = Secrets()
    files = ExperimentFiles(tmp_path / "experiments.json", secrets)
    asyncio.run(files.write((logged_in(200.0), logged_in(100.0))))
    assert len(secrets.held) == 2

    asyncio.run(files.write((logged_in(200.0),)))
    assert len(secrets.held) == 1
    asyncio.run(files.write(()))

    assert secrets.held == {}


def test_without_credentials_the_secret_store_is_left_alone(tmp_path: Path) -> None:
    path, secrets = tmp_path / "experiments.json", Secrets()

    asyncio.run(ExperimentFiles(path, secrets).write((result(n=20),)))
    asyncio.run(ExperimentFiles(path, secrets).read())

    assert secrets.asked == 0


def test_a_file_of_before_is_read_as_it_is_and_gives_its_secrets_away_when_written(tmp_path: Path) -> None:
    path, secrets, kept = tmp_path / "experiments.json", Secrets(), (logged_in(),)
    path.write_text(f'{{"format": 1, "results": {dump_results(kept)}}}', "utf-8")
    files = ExperimentFiles(path, secrets)

    assert asyncio.run(files.read()) == (kept, "")
    asyncio.run(files.write(kept))

    assert "s3cret" not in path.read_text("utf-8")
