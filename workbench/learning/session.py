"""Takes a learner through one lesson: records what counts, judges it, remembers it, and can put all of it back.

All methods are coroutines for one asyncio loop, and one runs at a time. They never raise when the backend fails:
the reason stands in the snapshot's ``notice``, and checks that need the backend say that they could not be checked.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

from lessons.format.models import Lesson, Quiz, Send, Step, Verb
from server.contract.traces import TraceSummary
from workbench.core.lesson import Progress, ResetScope, SessionSnapshot, StepVerdict
from workbench.learning.bench import Bench, BenchError, BenchState
from workbench.learning.evidence import BurstEvidence, Evidence, SendEvidence
from workbench.learning.hands import Hands
from workbench.learning.matching import candidates, is_sent_by
from workbench.learning.memory import Memory, names_of, recalled
from workbench.learning.picture import Mood, is_locked, picture, step_of
from workbench.learning.progress import ProgressFile
from workbench.learning.verdicts import BACKEND_DOWN, TRACING_OFF, Judge
from workbench.learning.vocabulary import Facts

Notify = Callable[[SessionSnapshot], None]
OnVerb = Callable[[Verb], Awaitable[None]]

PREPARING = "Preparing the world"
DOING = {"send": "Sending", "burst": "Running the burst", "toggle": "Flipping the switch"}
"""What a verb does, for who waits for it."""
GUESS_FIRST = "First your guess: Send and Run wait for it."


class Session:
    """One lesson with one learner."""

    def __init__(
        self, lesson: Lesson, bench: Bench, progress: ProgressFile, notify: Notify = lambda _snapshot: None
    ) -> None:
        self._lesson = lesson
        self._bench = bench
        self._hands = Hands(lesson, bench)
        self._progress = progress
        self._notify = notify
        self._memory = recalled(lesson, progress.progress.of(lesson.id))
        self._before_reset: tuple[Memory, Progress] | None = None
        self._mood = Mood()
        self._state: BenchState | None = None
        self._quiet_until = 0.0
        """When the last burst ended: the recorder shows some of its requests only later, with numbers of their own."""
        self._seen: set[int] = set()
        self._mark = 0
        """Requests up to this number were made for the lesson, or before it: they are nobody's answer."""
        self._turn = asyncio.Lock()

    @property
    def snapshot(self) -> SessionSnapshot:
        """The session at this moment."""
        switches = self._state.switchboard.settings if self._state else {}
        choices = {feature: setting.choice for feature, setting in switches.items()}
        return picture(self._lesson, self._memory, self._judge(), choices, self._mood)

    @property
    def step(self) -> Step:
        """The current step."""
        return step_of(self._lesson, self._memory.step)

    async def begin(self) -> None:
        """Set the world and switches up, as far as the lesson was taken before."""
        async with self._doing(PREPARING):
            await self._rebuild()

    async def go(self, step_id: str) -> None:
        """Turn to a step: one that was passed, or the first that wasn't."""
        async with self._doing():
            steps = [step.id for step in self._lesson.steps]
            open_before = [step for step in steps[: steps.index(step_id)] if step not in self._memory.passed]
            if open_before:
                title = step_of(self._lesson, open_before[0]).title
                self._say(f"“{title}” comes first.")
            else:
                self._memory = self._memory.entered(step_of(self._lesson, step_id))

    async def note_trace(self, summary: TraceSummary) -> None:
        """Somebody sent a request: it counts when it is what the current step asks for."""
        if not self._mood.playing and self._is_new(summary) and candidates(self.step.of(Send), summary):
            async with self._doing():
                await self._note(summary)

    async def refresh(self) -> None:
        """Look at the backend anew, and take in requests that the live stream missed."""
        async with self._doing():
            if not self._mood.playing:
                for summary in await self._bench.traces(self._mark):
                    if candidates(self.step.of(Send), summary):
                        await self._note(summary)

    async def perform(self, verb: Verb) -> None:
        """Do what a click on a send, toggle or burst of the step asks for."""
        async with self._doing(DOING.get(verb.name, "")):
            await self._perform(verb)

    async def show_me(self, on_verb: OnVerb | None = None) -> None:
        """Perform the step's ``solve`` verb by verb; ``on_verb`` hears of each before it is done, and may wait."""
        for verb in self.step.solve.do if self.step.solve else ():
            if on_verb is not None:
                await on_verb(verb)
            await self.perform(verb)
            if self._mood.notice:
                return

    async def answer(self, name: str, text: str) -> None:
        """Choose in a prediction or quiz, or write an explanation."""
        async with self._doing():
            self._answer(name, text)

    async def hint(self) -> None:
        """Show the next hint, if there is one."""
        async with self._doing():
            self._memory = self._memory.with_hint()

    async def check(self) -> StepVerdict:
        """Judge the step because the learner asks for it; in vain counts as a miss."""
        await self.refresh()
        async with self._doing():
            verdict = self._judge().step(self.step)
            if not verdict.passed:
                self._memory = self._memory.with_miss()
        return verdict

    async def play(self) -> None:
        """Free play: whatever is done now is not recorded for the lesson."""
        async with self._doing():
            self._mood = replace(self._mood, playing=True)

    async def resume(self) -> None:
        """Back from free play: the world and the switches as the step needs them."""
        async with self._doing(PREPARING):
            self._mood = replace(self._mood, playing=False)
            await self._rebuild()

    async def reset(self, scope: ResetScope) -> None:
        """Begin anew: this step, this lesson, or everything that was ever learnt. ``undo`` takes it back."""
        async with self._doing(PREPARING):
            self._before_reset = (self._memory, self._progress.progress)
            if scope == "step":
                self._memory = self._memory.without(self.step)
            else:
                self._memory = Memory(self._lesson.steps[0].id)
            if scope == "all":
                self._progress.replace(Progress())
            self._mood = replace(self._mood, playing=False, can_undo=True)
            await self._rebuild()

    async def undo(self) -> None:
        """Take the last reset back: what was passed, answered and recorded, and the world for it."""
        async with self._doing(PREPARING):
            if self._before_reset is not None:
                self._memory, progress = self._before_reset
                self._before_reset = None
                self._mood = replace(self._mood, can_undo=False)
                self._progress.replace(progress)
                await self._rebuild()

    @asynccontextmanager
    async def _doing(self, words: str = "") -> AsyncIterator[None]:
        """One thing at a time, judged, kept and told afterwards, whatever came of it."""
        async with self._turn:
            self._mood = replace(self._mood, busy=words, notice="")
            if words:
                self._notify(self.snapshot)
            try:
                yield
            except BenchError as error:
                self._say(str(error))
            except OSError as error:
                self._say(f"The progress could not be saved: {error}.")
            finally:
                self._mood = replace(self._mood, busy="")
                await self._settle()

    async def _settle(self) -> None:
        """Judge with the switches as they are now, note what was passed, keep it, tell it."""
        try:
            self._state = await self._bench.state()
        except BenchError:
            self._state = None
        verdict = self._judge().step(self.step)
        if verdict.passed and self.step.id not in self._memory.passed:
            last = len({*self._memory.passed, self.step.id}) == len(self._lesson.steps)
            self._memory = self._memory.with_pass(_seen_in(verdict), last=last)
        try:
            self._progress.keep(self._lesson.id, self._memory.to_progress())
        except OSError as error:
            self._say(f"The progress could not be saved: {error}.")
        self._notify(self.snapshot)

    async def _rebuild(self) -> None:
        """The world as the step finds it: seeded, and with what the earlier steps do to it."""
        memory = self._memory.entered(self.step)
        stale = names_of(self.step) if self.step.id not in memory.passed else set[str]()
        kept = {name: found for name, found in memory.evidence.items() if name not in stale}
        self._memory = replace(memory, evidence=kept)
        await self._hands.prepare()
        for step in self._lesson.steps[: self._lesson.steps.index(self.step)]:
            for verb in step.solve.do if step.solve else ():
                recorded = await self._hands.perform(verb, quiet=True)
                if recorded is not None:
                    self._note_burst(recorded[1])
                    self._memory = replace(self._memory, evidence={**self._memory.evidence, recorded[0]: recorded[1]})
        await self._pass_over()

    def _note_burst(self, evidence: Evidence) -> None:
        if isinstance(evidence, BurstEvidence):
            self._quiet_until = time.time()

    async def _pass_over(self) -> None:
        """What was sent up to now was sent for the lesson's own sake."""
        newest = await self._bench.traces(self._mark)
        self._mark = max((summary.seq for summary in newest), default=self._mark)
        self._seen.clear()

    def _is_new(self, summary: TraceSummary) -> bool:
        """Asked before anything else: a burst tells of many requests, and judging asks the backend for each."""
        return summary.seq > self._mark and summary.started_at >= self._quiet_until and summary.seq not in self._seen

    async def _note(self, summary: TraceSummary) -> None:
        if not self._is_new(summary):
            return
        self._seen.add(summary.seq)
        if is_locked(self.step, self._memory):
            self._say(GUESS_FIRST)
            return
        trace = await self._bench.trace(summary.seq)
        meant = [send for send in candidates(self.step.of(Send), summary) if is_sent_by(send, trace)]
        if meant:
            name = self._memory.slot([send.name for send in meant])
            if self._memory.has_later(name, summary.seq):
                return
            send = next(send for send in meant if send.name == name)
            self._memory = self._memory.with_evidence(name, await self._hands.observe(send, trace))
            self._count_miss()

    async def _perform(self, verb: Verb) -> None:
        if verb.name in ("answer", "explain"):
            self._answer(verb.words[0], " ".join(verb.words[1:]) or "shown")
            return
        if verb.name in ("send", "burst") and is_locked(self.step, self._memory):
            self._say(GUESS_FIRST)
            return
        recorded = await self._hands.perform(verb)
        if recorded is None:
            return
        name, evidence = recorded
        if isinstance(evidence, SendEvidence):
            self._seen.add(evidence.seq)
        else:
            self._note_burst(evidence)
            await self._pass_over()
        self._memory = self._memory.with_evidence(name, evidence)
        self._count_miss()

    def _answer(self, name: str, text: str) -> None:
        self._memory = self._memory.with_answer(name, text)
        for quiz in self.step.of(Quiz):
            if quiz.name == name and quiz.answer == text:
                self._memory = self._memory.with_card(name)
            elif quiz.name == name:
                self._memory = self._memory.with_miss()

    def _count_miss(self) -> None:
        if self._judge().step(self.step).complaint is not None:
            self._memory = self._memory.with_miss()

    def _say(self, notice: str) -> None:
        self._mood = replace(self._mood, notice=notice)

    def _judge(self) -> Judge:
        state, memory = self._state, self._memory
        facts = Facts(
            memory.evidence,
            memory.answers,
            memory.times_sent,
            state.switchboard if state else None,
            state.row_counts if state else {},
        )
        trouble = BACKEND_DOWN if state is None else "" if state.tracing else TRACING_OFF
        return Judge(self._lesson, facts, trouble=trouble)


def _seen_in(verdict: StepVerdict) -> str:
    """The value that stands beside a passed step: that of its last check."""
    return next((check.shown for check in reversed(verdict.checks) if check.shown), "")
