"""Opens lessons and takes the learner's gestures to the session, which lives on the asyncio thread."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from lessons.format import LessonError
from lessons.format.models import Lesson, Pack, Toggle, Verb
from server.contract.events import Event, SwitchEvent, TraceEvent
from server.contract.traces import TraceSummary
from workbench.bridge import Bridge
from workbench.core.lesson import Progress, ResetScope, SessionSnapshot
from workbench.learning.bench import Bench
from workbench.learning.progress import ProgressFile, write_progress
from workbench.learning.session import PREPARING, Session
from workbench.state.features import FeaturesSnapshot
from workbench.state.lesson import LessonsSnapshot, LessonsStore, flip, is_set

PACE_S = 0.7
"""Between two verbs of 'Show me': long enough to see which control moved."""


class LessonActions(QObject):
    """The only writer of the lessons store.

    Signals:
        set_aside: The file of progress could not be read; carries where it is now.
        _told: Carries a session's number and snapshot over to the UI thread; private.
    """

    set_aside = Signal(str)
    _told = Signal(int, object)

    def __init__(
        self,
        store: LessonsStore,
        bridge: Bridge,
        progress: ProgressFile,
        *,
        course: Callable[[], Pack],
        bench: Callable[[], Bench | None],
        features: Callable[[], FeaturesSnapshot],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._progress = progress
        self._course = course
        self._bench = bench
        self._features = features
        self._session: Session | None = None
        self._number = 0
        """Of the open session: what an earlier one still has to tell is dropped."""
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def load(self) -> None:
        """Read the course and the kept progress."""
        self._bridge.submit(asyncio.to_thread(self._read), self._show_course, self._refuse)

    def begin(self, lesson_id: str) -> None:
        """Open a lesson where it was left, or bring the open one to the front."""
        now = self._now
        if now.session is not None and now.session.lesson.id == lesson_id:
            self._store.replace(replace(now, choosing=False))
        elif now.pack is not None:
            self._open(now.pack.lesson(lesson_id))

    def begin_following(self) -> None:
        """Open the lesson after this one."""
        if self._now.following is not None:
            self._open(self._now.following)

    def choose(self, choosing: bool) -> None:
        """Show the list of lessons, or the open lesson again."""
        if not choosing and self._session is None:
            return
        self._store.replace(replace(self._now, choosing=choosing, problem=""))

    def note_backend(self, _client: object) -> None:
        """A new backend knows nothing of the lesson: set it up anew there."""
        if self._now.session is not None:
            self._open(self._now.session.lesson, choosing=self._now.choosing)

    def note_events(self, events: Sequence[Event]) -> None:
        """Whatever client sent it, a request may be what the step asks for; and a flipped switch changes its checks."""
        session = self._session
        if session is None:
            return
        seen = tuple(event.trace for event in events if isinstance(event, TraceEvent))
        if seen:
            self._bridge.submit(_note_all(session, seen), failed=self._broke)
        if any(isinstance(event, SwitchEvent) for event in events):
            self.refresh()

    def refresh(self) -> None:
        """Judge anew with the backend as it is."""
        self._do(lambda session: session.refresh())

    def go(self, step_id: str) -> None:
        """Turn to a step."""
        self._do(lambda session: session.go(step_id))

    def forward(self) -> None:
        """On to the next step when this one is passed; after the last one to the next lesson."""
        now = self._now.session
        if now is None:
            return
        if now.may_go_on:
            self.go(now.lesson.steps[now.position + 1].id)
        elif now.finished:
            self.begin_following()

    def back(self) -> None:
        """To the step before."""
        now = self._now.session
        if now is not None and now.position > 0:
            self.go(now.lesson.steps[now.position - 1].id)

    def perform(self, verb: Verb) -> None:
        """Send, switch or run what the step offers."""
        if self._now.idle:
            self._do(lambda session: session.perform(verb))

    def flip(self) -> None:
        """Flip the step's switch: the first that doesn't stand as wanted, else the last back."""
        now, features = self._now.session, self._features()
        toggles = now.step.of(Toggle) if now else ()
        if toggles:
            wanted = next((toggle for toggle in toggles if not is_set(toggle, features)), toggles[-1])
            self.perform(flip(wanted, features))

    def answer(self, name: str, text: str) -> None:
        """Choose in a prediction or quiz, or write an explanation."""
        self._do(lambda session: session.answer(name, text))

    def hint(self) -> None:
        """Show one more hint, when one is offered."""
        now = self._now.session
        if now is not None and now.can_show_hint:
            self._do(lambda session: session.hint())

    def check(self) -> None:
        """Judge the step now."""
        self._do(lambda session: session.check())

    def show_me(self) -> None:
        """Perform the step's solution on the real controls, slowly enough to follow."""
        session = self._session
        if session is None or not self._now.idle:
            return
        self._store.replace(replace(self._now, showing=True))
        self._bridge.submit(session.show_me(_pause), self._shown, self._broke)

    def reset(self, scope: ResetScope) -> None:
        """Begin this step, this lesson or everything anew."""
        self._do(lambda session: session.reset(scope))

    def undo(self) -> None:
        """Take the last reset back."""
        self._do(lambda session: session.undo())

    def play(self, playing: bool) -> None:
        """Play freely, or come back to the lesson."""
        self._do(lambda session: session.play() if playing else session.resume())

    def export_progress(self, path: str) -> None:
        """Write all progress into a file that another machine can take over."""
        self._bridge.submit(
            asyncio.to_thread(write_progress, Path(path), self._progress.progress), failed=self._say_export_failed
        )

    def import_progress(self, path: str) -> None:
        """Take over what another machine exported; nothing that was passed here is lost."""
        self._bridge.submit(asyncio.to_thread(self._progress.import_from, Path(path)), self._imported, self._broke)

    @property
    def _now(self) -> LessonsSnapshot:
        return self._store.snapshot

    def _read(self) -> tuple[Pack, Progress]:
        return self._course(), self._progress.load()

    def _show_course(self, read: tuple[Pack, Progress]) -> None:
        pack, progress = read
        self._store.replace(replace(self._now, pack=pack, progress=progress))
        if self._progress.message:
            self.set_aside.emit(self._progress.message)

    def _imported(self, problem: str) -> None:
        self._store.replace(replace(self._now, progress=self._progress.progress, problem=problem))
        if not problem and self._now.session is not None:
            self._open(self._now.session.lesson, choosing=self._now.choosing)

    def _say_export_failed(self, error: Exception) -> None:
        words = self.tr("The progress could not be written: {0}. Choose another folder.")
        self._store.replace(replace(self._now, problem=words.format(error)))

    def _refuse(self, error: Exception) -> None:
        words = self.tr("The course could not be read. {0}") if isinstance(error, LessonError) else "{0}"
        self._store.replace(replace(self._now, problem=words.format(error)))

    def _open(self, lesson: Lesson, *, choosing: bool = False) -> None:
        bench = self._bench()
        if bench is None:
            words = self.tr("A lesson needs the running backend. Start it, then begin.")
            self._store.replace(replace(self._now, problem=words))
            return
        self._number += 1
        self._session = Session(lesson, bench, self._progress, partial(self._told.emit, self._number))
        first = replace(self._session.snapshot, busy=PREPARING)
        self._store.replace(replace(self._now, session=first, choosing=choosing, showing=False, problem=""))
        self._do(lambda session: session.begin())

    def _do(self, work: Callable[[Session], Coroutine[Any, Any, object]]) -> None:
        if self._session is not None:
            self._bridge.submit(work(self._session), failed=self._broke)

    def _take(self, number: int, snapshot: SessionSnapshot) -> None:
        if number == self._number:
            self._store.replace(replace(self._now, session=snapshot, progress=self._progress.progress))

    def _shown(self, _nothing: None) -> None:
        self._store.replace(replace(self._now, showing=False))

    def _broke(self, error: Exception) -> None:
        """A fault of ours: said, so that nobody waits for it."""
        words = self.tr("The lesson failed to do that: {0}").format(f"{type(error).__name__}: {error}")
        self._store.replace(replace(self._now, showing=False, problem=words))


async def _note_all(session: Session, seen: Sequence[TraceSummary]) -> None:
    for summary in seen:
        await session.note_trace(summary)


async def _pause(_verb: Verb) -> None:
    await asyncio.sleep(PACE_S)
