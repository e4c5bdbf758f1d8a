"""Runs a folder of requests from top to bottom, once or once for each row of data, and tells how each came out."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from workbench.client.checks import Checked
from workbench.core.collection import Folder, SavedRequest
from workbench.core.data_rows import DataRow
from workbench.core.exchange import Exchange, WireBytes
from workbench.core.run_report import Ended, Planned, RequestRun, RunReport, State

Performed = tuple[Exchange, Checked]
Perform = Callable[[SavedRequest, DataRow], Awaitable[Performed]]
Settings = Mapping[str, str]
"""Feature ids with the setting of each, as JSON text."""
_KEPT_BODY_BYTES = 4096


class Switches(Protocol):
    """The switchboard of the backend that is being asked."""

    async def put(self, settings: Settings) -> Settings:
        """Change these switches; gives how they stood. Raises SwitchesError."""
        ...


class SwitchesError(Exception):
    """A folder asks for switches that can't be set; the message says why."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to run."""

    rows: tuple[DataRow, ...] = ()
    stop_on_failure: bool = False


class Listener(Protocol):
    """Is told how a run goes; called on the run's own loop."""

    def began(self, planned: Planned) -> None:
        """A request is being sent."""
        ...

    def ended(self, run: RequestRun) -> None:
        """A request came out, or was skipped."""
        ...


class Runner:
    """One run. ``perform`` sends a saved request and checks it; everything else is decided here."""

    def __init__(
        self, folder: Folder, perform: Perform, switches: Switches, listener: Listener, options: Options = Options()
    ) -> None:
        self._folder = folder
        self._perform = perform
        self._switches = switches
        self._listener = listener
        self._options = options
        self._runs: list[RequestRun] = []
        self._stopped = False
        self._began = time.monotonic()

    async def run(self) -> RunReport:
        """Run to the end. Cancelling raises; what a folder switched is put back all the same."""
        self._began = time.monotonic()
        for number, row in _numbered(self._options.rows):
            await self._run_folder(self._folder, (), row, number)
        return self.report("stopped" if self._stopped else "done")

    def report(self, ended: Ended) -> RunReport:
        """The run as far as it has come."""
        seconds = time.monotonic() - self._began
        return RunReport(
            self._folder.name,
            len(plan(self._folder, self._options.rows)),
            time.time() - seconds,
            tuple(self._runs),
            seconds,
            ended,
        )

    async def _run_folder(self, folder: Folder, above: tuple[str, ...], row: DataRow, number: int | None) -> None:
        here = (*above, folder.name)
        if self._stopped or not folder.switches:
            await self._run_items(folder, here, row, number)
            return
        try:
            before = await self._switches.put(dict(folder.switches))
        except SwitchesError as error:
            self._skip(folder, here, number, str(error))
            return
        try:
            await self._run_items(folder, here, row, number)
        finally:
            await asyncio.shield(self._switches.put(before))

    async def _run_items(self, folder: Folder, here: tuple[str, ...], row: DataRow, number: int | None) -> None:
        for item in folder.items:
            if isinstance(item, Folder):
                await self._run_folder(item, here, row, number)
            else:
                await self._run_request(item, _planned(item, here, number), row)

    async def _run_request(self, saved: SavedRequest, planned: Planned, row: DataRow) -> None:
        if self._stopped:
            self._note(RequestRun(planned, "skipped", message="The run stopped at the first failure."))
            return
        if saved.problem:
            self._note(RequestRun(planned, "error", message=f"The file can't be read: {saved.problem}"))
            return
        self._listener.began(planned)
        exchange, checked = await self._perform(saved, row)
        self._note(outcome(planned, exchange, checked))

    def _note(self, run: RequestRun) -> None:
        self._runs.append(run)
        self._listener.ended(run)
        if self._options.stop_on_failure and run.state in ("failed", "error"):
            self._stopped = True

    def _skip(self, folder: Folder, here: tuple[str, ...], number: int | None, why: str) -> None:
        """Nothing of a folder is sent whose switches could not be set: its results would mean nothing."""
        for item in folder.items:
            if isinstance(item, Folder):
                self._skip(item, (*here, item.name), number, why)
            else:
                self._note(RequestRun(_planned(item, here, number), "skipped", message=why))


def outcome(planned: Planned, exchange: Exchange, checked: Checked) -> RequestRun:
    """What one send came to: an error without an answer or a capture, a failure when an assertion doesn't hold."""
    response = exchange.response
    run = RequestRun(
        planned=planned,
        state=_state(exchange, checked),
        results=checked.results,
        captured=checked.captured,
        status=response.status if response else 0,
        time_ms=exchange.phases.total_ms,
        started_at=exchange.started_at,
        message=f"{exchange.failure.what} {exchange.failure.why}".strip() if exchange.failure else "",
    )
    return run if run.state == "passed" else replace(run, exchange=_slim(exchange))


def _state(exchange: Exchange, checked: Checked) -> State:
    if exchange.response is None or any(captured.problem for captured in checked.captured):
        return "error"
    return "failed" if any(result.state == "failed" for result in checked.results) else "passed"


def _slim(exchange: Exchange) -> Exchange:
    """An exchange to keep many of."""
    sent = exchange.sent and replace(exchange.sent, body=exchange.sent.body[:_KEPT_BODY_BYTES])
    return replace(exchange, wire=WireBytes(), sent=sent)


def plan(folder: Folder, rows: Sequence[DataRow] = ()) -> tuple[Planned, ...]:
    """Everything that a run sends, in order."""
    return tuple(planned for number, _ in _numbered(rows) for planned in _plan(folder, (), number))


def _numbered(rows: Sequence[DataRow]) -> Iterator[tuple[int | None, DataRow]]:
    """Each row with its number; without data one empty row that has none."""
    yield from enumerate(rows, start=1) if rows else ((None, {}),)


def _plan(folder: Folder, above: tuple[str, ...], number: int | None) -> Iterator[Planned]:
    here = (*above, folder.name)
    for item in folder.items:
        if isinstance(item, Folder):
            yield from _plan(item, here, number)
        else:
            yield _planned(item, here, number)


def _planned(saved: SavedRequest, folders: tuple[str, ...], number: int | None) -> Planned:
    name = saved.draft.name or saved.path.rpartition("/")[2].rpartition(".")[0] or saved.path
    return Planned(saved.path, name, saved.draft.method, folders, number)
