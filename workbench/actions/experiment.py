"""Runs experiments from the window: set up, run, cancel, show again, export."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from server.contract.features import FeatureInfo, Switchboard
from workbench.actions.experiment_files import ExperimentFiles, Kept
from workbench.actions.experiment_setup import make_plan, setup_of, with_feature, with_switches
from workbench.actions.load_requests import LoadRequests, title_of, with_body
from workbench.bridge import Bridge, Job
from workbench.core.draft_error import DraftError
from workbench.core.encode import EncodedRequest
from workbench.core.experiment import ExperimentPlan, ExperimentProgress, ExperimentResult
from workbench.core.request import RequestDraft
from workbench.load.experiment import Bench, run_experiment
from workbench.state.experiment import ExperimentSetup, ExperimentSnapshot, ExperimentStore

Message = ExperimentProgress | ExperimentResult
Runner = Callable[[ExperimentPlan, Bench, int], AsyncGenerator[Message, None]]


class ExperimentActions(QObject):
    """The only writer of the experiment store.

    Signals:
        finished: An experiment ended with a result; carries the ExperimentResult.
        switches_restored: An experiment ended in any way, so the switches are what they were before.
        set_aside: The file of kept runs could not be read; carries where it is now.
    """

    finished = Signal(object)
    switches_restored = Signal()
    set_aside = Signal(str)

    def __init__(
        self,
        store: ExperimentStore,
        bridge: Bridge,
        requests: LoadRequests,
        files: ExperimentFiles,
        *,
        draft: Callable[[], RequestDraft],
        control: Callable[[], Bench | None],
        run: Runner = run_experiment,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._requests = requests
        self._files = files
        self._draft = draft
        self._control = control
        self._run = run
        self._switchboard: Switchboard | None = None
        self._job: Job | None = None
        self._read_past = False

    @property
    def setup(self) -> ExperimentSetup:
        """What the next experiment compares."""
        return self._snapshot.setup

    @property
    def shown(self) -> ExperimentResult | None:
        """The result in front."""
        return self._snapshot.shown

    @property
    def problem(self) -> str:
        """Why the last experiment did not run."""
        return self._snapshot.problem

    # -- set-up --------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """The screen came to the front: read the kept runs once, and name the request in front."""
        if not self._read_past:
            self._read_kept()
        self.note_request()

    def set_switches(self, features: tuple[FeatureInfo, ...], switchboard: Switchboard | None) -> None:
        """Take over what switches there are and how they are set."""
        self._switchboard = switchboard
        if features != self._snapshot.switches:
            self._store.replace(with_switches(self._snapshot, features))

    def note_request(self) -> None:
        """Name the request in front, when the screen is looked at or the request changed."""
        try:
            title = title_of(self._requests.encode(self._draft()))
        except (DraftError, OSError):
            title = ""
        self._store.replace(replace(self._snapshot, request_title=title))

    def choose_feature(self, feature_id: str) -> None:
        """Set up for another switch."""
        info = next(one for one in self._snapshot.switches if one.id == feature_id)
        self.change_setup(with_feature(self._snapshot.setup, info))

    def change_setup(self, setup: ExperimentSetup) -> None:
        """Change what the next experiment compares."""
        now = self._snapshot
        same = (setup.feature_id, setup.a, setup.b) == (now.setup.feature_id, now.setup.a, now.setup.b)
        asked = replace(now, setup=setup, problem="")
        self._store.replace(asked if same else replace(asked, prediction=None, asked=False))

    def predict(self, factor: float | None) -> None:
        """Lock the guess of how many times faster B will be; None skips it."""
        self._store.replace(replace(self._snapshot, prediction=factor, asked=True))

    def new(self) -> None:
        """Go back to the set-up."""
        self._store.replace(replace(self._snapshot, shown=None, problem="", notice="", prediction=None, asked=False))
        self.note_request()

    def with_and_without(self, feature_id: str) -> None:
        """Set up 'run with/without' for one switch."""
        self.new()
        self.choose_feature(feature_id)

    # -- running -------------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Run what is set up on the request in front. Does nothing while one runs."""
        if not self._snapshot.can_run:
            return
        try:
            encoded = self._requests.encode(self._draft())
        except (DraftError, OSError) as error:
            self._store.replace(replace(self._snapshot, problem=str(error)))
            return
        settings = self._switchboard.settings if self._switchboard else {}
        now = self._snapshot
        self._begin(lambda request: make_plan(now, settings, request), encoded)

    def run_again(self) -> None:
        """Run the shown experiment once more: same requests, same load."""
        self._repeat({})

    def run_calmer(self, rate_per_s: float) -> None:
        """Run the shown experiment once more at a rate that leaves the backend time."""
        self._repeat({"rate_per_s": rate_per_s, "calibrate": False})

    def _repeat(self, changes: dict[str, Any]) -> None:
        shown = self._snapshot.shown
        if shown is None or self._snapshot.running:
            return
        plan = replace(shown.plan, **changes)
        self._store.replace(replace(self._snapshot, setup=setup_of(plan), prediction=None))
        self._start(plan)

    def cancel(self) -> None:
        """End the experiment without a result; the switches are put back."""
        if self._job is not None and self._snapshot.running:
            self._store.replace(replace(self._snapshot, cancelling=True))
            self._job.cancel()

    def show(self, number: int) -> None:
        """Show one of the past runs."""
        found = next((result for result in self._snapshot.past if result.number == number), None)
        if found is not None and not self._snapshot.running:
            self._store.replace(replace(self._snapshot, shown=found, problem="", notice=""))

    def conclude(self, words: str) -> None:
        """Keep the learner's conclusion with the shown result."""
        shown = self._snapshot.shown
        if shown is not None and words != shown.conclusion:
            made = replace(shown, conclusion=words)
            past = tuple(made if run.number == made.number else run for run in self._snapshot.past)
            self._keep(replace(self._snapshot, shown=made, past=past))

    def export(self, path: str) -> None:
        """Write the shown experiment to a file: JSON by its ending, else Markdown."""
        shown = self._snapshot.shown
        if shown is not None and path:
            done = partial(self._note, self.tr("Report written to {path}.").format(path=path))
            self._bridge.submit(self._files.export(shown, path), done, self._tell, lasting=True)

    def _begin(self, plan_for: Callable[..., ExperimentPlan], encoded: EncodedRequest) -> None:
        self._bridge.submit(with_body(encoded), lambda request: self._start(plan_for(request)), self._tell)

    def _start(self, plan: ExperimentPlan) -> None:
        control = self._control()
        if control is None:
            self._store.replace(replace(self._snapshot, problem=self.tr("The backend is not running.")))
            return
        if not self._read_past:  # what is kept must not be replaced unread
            self._read_kept(partial(self._start, plan))
            return
        if self._snapshot.running:
            return
        number = max((result.number for result in self._snapshot.past), default=0) + 1
        self._store.replace(
            replace(self._snapshot, plan=plan, progress=None, cancelling=False, shown=None, problem="", notice="")
        )
        stream = partial(_until_cancelled, partial(self._run, plan, control, number))
        self._job = self._bridge.stream(stream, self._take, self._ended)

    def _take(self, message: Message | None) -> None:
        if isinstance(message, ExperimentProgress):
            self._store.replace(replace(self._snapshot, progress=message, plan=message.plan or self._snapshot.plan))
        elif isinstance(message, ExperimentResult):
            result = replace(message, prediction=self._snapshot.prediction)
            self._keep(replace(self._idle, shown=result, past=(result, *self._snapshot.past)))
            self.finished.emit(result)
        else:
            self._store.replace(replace(self._idle, notice=self.tr("Cancelled. The switches are as they were.")))

    def _keep(self, snapshot: ExperimentSnapshot) -> None:
        self._store.replace(snapshot)
        self._bridge.submit(self._files.write(snapshot.past), failed=self._tell, lasting=True)

    def _ended(self, error: Exception | None) -> None:
        self._job = None
        if self._snapshot.running:
            problem = str(error) or type(error).__name__
            self._store.replace(replace(self._idle, problem=problem))
        self.switches_restored.emit()

    @property
    def _snapshot(self) -> ExperimentSnapshot:
        return self._store.snapshot

    @property
    def _idle(self) -> ExperimentSnapshot:
        return replace(self._snapshot, plan=None, progress=None, cancelling=False)

    def _read_kept(self, then: Callable[[], None] = lambda: None) -> None:
        def take(kept: Kept) -> None:
            if not self._read_past:
                self._take_past(kept)
            then()

        self._bridge.submit(self._files.read(), take, self._tell)

    def _take_past(self, kept: Kept) -> None:
        self._read_past = True
        past, notice = kept
        self._store.replace(replace(self._snapshot, past=past, notice=notice))
        if notice:
            self.set_aside.emit(notice)

    def _note(self, notice: str, _done: object = None) -> None:
        self._store.replace(replace(self._snapshot, notice=notice))

    def _tell(self, error: Exception) -> None:
        self._store.replace(replace(self._snapshot, problem=str(error) or type(error).__name__))


async def _until_cancelled(make: Callable[[], AsyncGenerator[Message, None]]) -> AsyncGenerator[Message | None, None]:
    """The same messages; a cancel ends them with None once the switches are back, instead of silently."""
    try:
        async with aclosing(make()) as messages:
            async for message in messages:
                yield message
    except asyncio.CancelledError:
        yield None
