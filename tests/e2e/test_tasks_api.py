"""The collection that ships: it holds on a real backend, knows every failure mode, and is written as we write."""

from pathlib import Path

import pytest

from workbench.collection.reading import CollectionReader
from workbench.core.assertion import Assertion
from workbench.core.collection import Folder, SavedRequest
from workbench.core.opencollection import write_folder, write_request

ROOT = Path(__file__).parents[2] / "assets" / "collections" / "tasks-api"
FAILURES = ("304", "400", "401", "403", "404", "405", "409", "412", "413", "415", "422", "429")


def requests() -> list[SavedRequest]:
    return list(CollectionReader(ROOT).read().folder.requests())


def folders() -> list[Folder]:
    root = CollectionReader(ROOT).read().folder
    return [root, *(item for item in root.items if isinstance(item, Folder))]


@pytest.mark.parametrize("status", FAILURES)
def test_every_failure_mode_is_asked_for(status: str) -> None:
    wanted = Assertion("status", "", "eq", status)

    assert any(wanted in request.draft.assertions for request in requests())


def test_every_request_checks_its_answer() -> None:
    assert not [one.path for one in requests() if one.problem or not one.draft.assertions]


def test_every_file_is_as_we_write_it() -> None:
    for request in requests():
        text = (ROOT / request.path).read_text("utf-8")
        assert write_request(request.draft, text, path=request.path) == text
        assert write_request(request.draft, sequence=int(request.sequence or 0)) == text
    for folder in folders():
        text = (ROOT / folder.path / ("folder.yml" if folder.path else "opencollection.yml")).read_text("utf-8")
        assert write_folder(folder, text) == text


@pytest.mark.e2e
def test_it_holds_on_a_real_backend(capfd: pytest.CaptureFixture[str]) -> None:
    from workbench.cli import main

    code = main(["run", str(ROOT)])

    told = capfd.readouterr().out
    assert code == 0, told
    assert f"{len(requests())} requests: {len(requests())} passed" in told
