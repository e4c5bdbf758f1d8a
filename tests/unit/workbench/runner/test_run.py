import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from workbench.client.checks import Checked
from workbench.core.assertion import Assertion, AssertionResult, Capture
from workbench.core.captures import Captured
from workbench.core.collection import Folder, SavedRequest
from workbench.core.data_rows import DataRow
from workbench.core.exchange import Exchange, Phases, ReceivedResponse, SendFailure, WireBytes
from workbench.core.request import RequestDraft
from workbench.core.run_report import Planned, RequestRun, RunReport
from workbench.runner.run import Options, Runner, Settings, SwitchesError, outcome


def saved(path: str) -> SavedRequest:
    return SavedRequest(path, RequestDraft(name=path.rpartition("/")[2].removesuffix(".yml")))


FOLDER = Folder(
    "",
    "Tasks API",
    (
        saved("first.yml"),
        Folder("auth", "auth", (saved("auth/login.yml"),), switches=(("auth.mode", '{"choice":"jwt"}'),)),
        saved("last.yml"),
    ),
)
PASSED = AssertionResult(Assertion(), "passed")
FAILED = AssertionResult(Assertion(), "failed")


def exchange(saved: SavedRequest, failure: SendFailure | None = None) -> Exchange:
    response = None if failure else ReceivedResponse(200, "OK", "HTTP/1.1", (), Path("x"), 0, 0)
    return Exchange("1", saved.draft, 5.0, None, response, failure, Phases(wait_ms=2.0), wire=WireBytes(b"x"))


class Stage:
    """Plays backend, switchboard and audience."""

    def __init__(self, failing: str = "", refused: str = "") -> None:
        self.failing = failing
        self.refused = refused
        self.told: list[str] = []
        self.rows: list[DataRow] = []

    async def perform(self, request: SavedRequest, row: DataRow) -> tuple[Exchange, Checked]:
        self.rows.append(row)
        result = FAILED if request.path == self.failing else PASSED
        return exchange(request), Checked((result,))

    async def put(self, settings: Settings) -> Settings:
        if self.refused:
            raise SwitchesError(self.refused)
        self.told.append(f"put {json.dumps(dict(settings))}")
        return {"auth.mode": "before"}

    def began(self, planned: Planned) -> None:
        self.told.append(f"send {planned.title}")

    def ended(self, run: RequestRun) -> None:
        self.told.append(f"{run.state} {run.planned.title}")

    def run(self, **options: Any) -> RunReport:
        return asyncio.run(Runner(FOLDER, self.perform, self, self, Options(**options)).run())


def test_requests_run_in_the_order_shown_and_a_folder_has_its_switches() -> None:
    stage = Stage()

    report = stage.run()

    assert stage.told == [
        "send first",
        "passed first",
        'put {"auth.mode": "{\\"choice\\":\\"jwt\\"}"}',
        "send login",
        "passed login",
        'put {"auth.mode": "before"}',
        "send last",
        "passed last",
    ]
    assert report.holds
    assert (report.name, report.total) == ("Tasks API", 3)
    assert [run.planned.folders for run in report.runs] == [("Tasks API",), ("Tasks API", "auth"), ("Tasks API",)]


def test_every_row_runs_the_whole_folder() -> None:
    stage = Stage()

    report = stage.run(rows=({"id": "1"}, {"id": "2"}))

    assert [run.planned.title for run in report.runs] == [
        f"{name} [row {row}]" for row in (1, 2) for name in ("first", "login", "last")
    ]
    assert stage.rows == [{"id": "1"}] * 3 + [{"id": "2"}] * 3


def test_a_failure_does_not_end_the_run() -> None:
    report = Stage(failing="first.yml").run()

    assert [run.state for run in report.runs] == ["failed", "passed", "passed"]
    assert report.ended == "done"
    assert not report.holds


def test_it_stops_at_the_first_failure_when_asked_to() -> None:
    stage = Stage(failing="first.yml")

    report = stage.run(stop_on_failure=True)

    assert [run.state for run in report.runs] == ["failed", "skipped", "skipped"]
    assert report.ended == "stopped"
    assert not any(words.startswith("put") for words in stage.told)


def test_a_folder_whose_switches_can_not_be_set_is_skipped() -> None:
    report = Stage(refused="The backend is not ours.").run()

    assert [(run.state, run.message) for run in report.runs] == [
        ("passed", ""),
        ("skipped", "The backend is not ours."),
        ("passed", ""),
    ]


def test_a_file_that_can_not_be_read_is_an_error() -> None:
    folder = Folder("", "x", (SavedRequest("a.yml", RequestDraft(), problem="line 3: a quote is open"),))
    stage = Stage()

    report = asyncio.run(Runner(folder, stage.perform, stage, stage).run())

    assert report.runs[0].state == "error"
    assert "line 3" in report.runs[0].message


def test_switches_are_put_back_when_the_run_is_cancelled() -> None:
    stage = Stage()

    async def cancelled() -> None:
        async def hang(request: SavedRequest, row: DataRow) -> tuple[Exchange, Checked]:
            if request.path == "auth/login.yml":
                task.cancel()
                await asyncio.Event().wait()
            return await stage.perform(request, row)

        task = asyncio.create_task(Runner(FOLDER, hang, stage, stage).run())
        await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(cancelled())
    assert stage.told[-1] == 'put {"auth.mode": "before"}'


PLANNED = Planned("a.yml", "a", "GET")


def test_what_did_not_pass_keeps_its_exchange_without_the_wire() -> None:
    failed = outcome(PLANNED, exchange(saved("a.yml")), Checked((FAILED,)))

    assert failed.state == "failed"
    assert failed.exchange is not None
    assert failed.exchange.wire == WireBytes()
    assert outcome(PLANNED, exchange(saved("a.yml")), Checked((PASSED,))).exchange is None


def test_no_answer_is_an_error_with_its_reason() -> None:
    failure = SendFailure("refused", "Nothing listens there.", "It may not run.")

    run = outcome(PLANNED, exchange(saved("a.yml"), failure), Checked())

    assert (run.state, run.message) == ("error", "Nothing listens there. It may not run.")


def test_a_capture_that_finds_nothing_is_an_error() -> None:
    captured = Captured(Capture("id"), problem="The answer has no $.id.")

    assert outcome(PLANNED, exchange(saved("a.yml")), Checked((PASSED,), (captured,))).state == "error"


def test_what_could_not_be_checked_and_what_is_soft_fail_nothing() -> None:
    results = (AssertionResult(Assertion(), "could_not_check"), AssertionResult(Assertion(), "soft"))

    assert outcome(PLANNED, exchange(saved("a.yml")), Checked(results)).state == "passed"
