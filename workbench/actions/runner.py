"""What can be done with the runner: choose a folder and data, run, cancel, export, open what failed."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.bridge import Bridge, Job
from workbench.core import data_rows, junit
from workbench.core.collection import Collection, Folder
from workbench.core.data_rows import DataRow
from workbench.core.run_report import Planned, RequestRun, RunReport
from workbench.runner.desk import Desk
from workbench.runner.run import Options, Runner, Switches, plan
from workbench.state.runner import RunnerStore

LOOK_EVERY_MS = 100


@dataclass(frozen=True)
class Around:
    """What a run takes from the window, and gives back to it. All are called on the window's thread."""

    collection: Callable[[], Collection | None]
    environment: Callable[[], str]
    desk: Callable[[Collection], Desk]
    """Makes what sends: with the variables, cookies and backend of this moment."""
    switches: Callable[[], Switches]
    ended: Callable[[RequestRun], None]
    """A request came out: its captures are to be kept."""
    finished: Callable[[Desk], None]
    """The run is over: its cookies are to be kept."""
    open_request: Callable[[RequestRun], None]


class _Inbox:
    """Takes what a run tells on its own thread, until the window's thread looks."""

    def __init__(self) -> None:
        self._runs: deque[RequestRun] = deque()

    def began(self, planned: Planned) -> None:
        """The first that is not out yet is being sent: nothing to note."""

    def ended(self, run: RequestRun) -> None:
        self._runs.append(run)

    def take(self) -> tuple[RequestRun, ...]:
        """What came since the last look."""
        return tuple(self._runs.popleft() for _ in range(len(self._runs)))


@dataclass
class _Going:
    """A run under way."""

    runner: Runner
    inbox: _Inbox
    desk: Desk
    job: Job
    cancelled: bool = False


class RunnerActions(QObject):
    """Runs one folder at a time.

    Signals:
        shown: The runner is to come to the front.
    """

    shown = Signal()

    def __init__(self, store: RunnerStore, bridge: Bridge, around: Around, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._around = around
        self._going: _Going | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def open(self, path: str = "") -> None:
        """Show the runner for a folder of the open collection; one that runs is shown as it is."""
        if not self._store.snapshot.running:
            self._choose(path)
        self.shown.emit()

    def choose_data(self, path: str) -> None:
        """Read a data file; an empty path means none."""
        if not path:
            self._change(data="", rows=(), problem="")
            self._plan()
            return
        self._bridge.submit(_read(Path(path)), partial(self._data_read, path), partial(self._data_failed, path))

    def set_stop_on_failure(self, stop: bool) -> None:
        self._change(stop_on_failure=stop)

    def run(self) -> None:
        """Run the folder as it is now. Does nothing while one runs."""
        collection, snapshot = self._around.collection(), self._store.snapshot
        folder = self._folder(snapshot.path)
        if self._going is not None or collection is None or folder is None:
            return
        self._plan()
        inbox, desk = _Inbox(), self._around.desk(collection)
        options = Options(snapshot.rows, snapshot.stop_on_failure)
        runner = Runner(folder, desk.perform, self._around.switches(), inbox, options)
        self._change(phase="running", problem="", notice="")
        self._timer.start()
        job = self._bridge.submit(_to_the_end(runner), self._ended, self._broke)
        self._going = _Going(runner, inbox, desk, job)

    def cancel(self) -> None:
        """End it now; what came out stays, and switches are put back."""
        if self._going is not None:
            self._going.cancelled = True
            self._going.job.cancel()

    def save_report(self, path: str) -> None:
        """Write the run as JUnit XML."""
        report = self._store.snapshot.report
        if report is not None:
            done = partial(self._change, notice=self.tr("The report is written to {0}.").format(path), problem="")
            failed = partial(self._not_written, path)
            self._bridge.submit(_write(Path(path), report), lambda _none: done(), failed, lasting=True)

    def open_request(self, index: int) -> None:
        """Open a request that came out, with its answer where that was kept."""
        runs = self._store.snapshot.runs
        if 0 <= index < len(runs):
            self._around.open_request(runs[index])

    def _choose(self, path: str) -> None:
        folder = self._folder(path)
        same = path == self._store.snapshot.path
        if folder is None:
            self._change(path=path, title="", plan=(), problem=self.tr("There is no such folder any more."))
            return
        kept = {} if same else {"phase": "idle", "runs": (), "report": None, "notice": ""}
        self._change(path=path, title=folder.name, environment=self._around.environment(), problem="", **kept)
        if self._store.snapshot.phase == "idle":
            self._plan()

    def _folder(self, path: str) -> Folder | None:
        """The folder at that path, the root's being empty; None when there is none (any more)."""
        collection = self._around.collection()
        if collection is None or not path:
            return collection.folder if collection else None
        nearest = collection.folders_above(f"{path}/")[-1]
        return nearest if nearest.path == path else None

    def _plan(self) -> None:
        snapshot = self._store.snapshot
        folder = self._folder(snapshot.path)
        if folder is not None and not snapshot.running:
            self._change(plan=plan(folder, snapshot.rows), runs=(), report=None, phase="idle")

    def _look(self) -> None:
        self._take_in()
        going = self._going
        if going is not None and going.cancelled and not going.job.running:
            self._ended(going.runner.report("cancelled"))  # a job cancelled before it began calls nobody back

    def _take_in(self) -> None:
        fresh = self._going.inbox.take() if self._going else ()
        for run in fresh:
            self._around.ended(run)
        if fresh:
            self._change(runs=(*self._store.snapshot.runs, *fresh))

    def _ended(self, report: RunReport) -> None:
        if self._going is not None:
            self._close()
            self._change(phase="ended", report=report, runs=report.runs)

    def _broke(self, error: Exception) -> None:
        self._close()
        self._change(phase="ended", problem=self.tr("The run broke off: {0}").format(error))

    def _close(self) -> None:
        self._take_in()
        self._timer.stop()
        if self._going is not None:
            self._around.finished(self._going.desk)
        self._going = None

    def _data_read(self, path: str, rows: tuple[DataRow, ...]) -> None:
        self._change(data=path, rows=rows, problem="")
        self._plan()

    def _data_failed(self, path: str, error: Exception) -> None:
        name = Path(path).name
        self._change(problem=self.tr("{0} was not taken. {1}").format(name, error))

    def _not_written(self, path: str, error: Exception) -> None:
        self._change(problem=self.tr("{0} was not written: {1}").format(path, error), notice="")

    def _change(self, **fields: Any) -> None:
        self._store.replace(replace(self._store.snapshot, **fields))


async def _to_the_end(runner: Runner) -> RunReport:
    """The whole report, or what there is of it when the run was cancelled."""
    try:
        return await runner.run()
    except asyncio.CancelledError:
        return runner.report("cancelled")


async def _read(path: Path) -> tuple[DataRow, ...]:
    text = await asyncio.to_thread(path.read_text, "utf-8", "replace")
    return await asyncio.to_thread(data_rows.read, text, path.name)


async def _write(path: Path, report: RunReport) -> None:
    text = await asyncio.to_thread(junit.write, report)
    await asyncio.to_thread(path.write_text, text, "utf-8")
