"""Proves that a lesson teaches: four ways, step by step, on a fresh world, against the real backend.

1. Before a step is solved, every check of it fails. 2. After its ``solve`` every hard check passes. 3. With the
lesson's features frozen, some hard check fails: it is the feature that makes them pass. 4. Each ``slip`` brings up its
own message and no other, and every hard check failed at least once on something that was really recorded.
Soft checks compare times, which wander with the machine: they prove nothing.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lessons.format.models import Burst, Lesson, Slip, Step, Verb
from workbench.core.lesson import StepVerdict
from workbench.learning.bench import Bench, BenchError
from workbench.learning.rehearsal import Rehearsal
from workbench.learning.verbs import text_of


@dataclass(frozen=True, slots=True)
class StepProof:
    """What the proof found in one step: nothing when it holds."""

    id: str
    title: str
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LessonProof:
    """What the proof found in a lesson."""

    id: str
    title: str
    steps: tuple[StepProof, ...]
    faults: tuple[str, ...] = ()
    """Of the lesson as a whole."""

    @property
    def holds(self) -> bool:
        return not self.faults and not any(step.faults for step in self.steps)


async def prove(lesson: Lesson, bench: Bench) -> LessonProof:
    """Prove one lesson. A backend that fails is a fault of the lesson's proof, not an exception."""
    proof = _Proof(lesson, bench)
    try:
        await proof.run()
    except BenchError as error:
        proof.lesson_faults.append(f"the backend failed: {error}")
    return proof.result()


class _Proof:
    """The findings so far, by step."""

    def __init__(self, lesson: Lesson, bench: Bench) -> None:
        self._lesson = lesson
        self._bench = bench
        self._faults: dict[str, list[str]] = {step.id: [] for step in lesson.steps}
        self._failed: set[tuple[str, str]] = set()
        """(step, check) of every check that failed on recorded evidence."""
        self.lesson_faults: list[str] = []

    async def run(self) -> None:
        await self._before_and_after()
        await self._ablation()
        for step in self._lesson.steps:
            for slip in step.of(Slip):
                await self._slip(step, slip)
        for step in self._lesson.steps:
            self._demand_failures(step)

    def result(self) -> LessonProof:
        steps = tuple(StepProof(step.id, step.title, tuple(self._faults[step.id])) for step in self._lesson.steps)
        return LessonProof(self._lesson.id, self._lesson.title, steps, tuple(self.lesson_faults))

    async def _before_and_after(self) -> None:
        rehearsal = await self._rehearse()
        for step in self._lesson.steps:
            before = self._noted(step, await rehearsal.verdict(step))
            for check in before.checks:
                if check.state == "met":
                    self._fault(step, f"before anything was done, check '{check.id}' passes already")
            await self._solve(rehearsal, step)
            after = self._noted(step, await rehearsal.verdict(step))
            for check in after.checks:
                if check.state != "met" and not check.soft:
                    self._fault(step, f"after solve, check '{check.id}' does not pass: {check.message}")
            if not after.passed and all(check.state == "met" or check.soft for check in after.checks):
                self._fault(step, "after solve, a question is open or answered wrongly")

    async def _ablation(self) -> None:
        rehearsal = await self._rehearse(self._lesson.features)
        anywhere = False
        for step in self._lesson.steps:
            await self._solve(rehearsal, step)
            verdict = self._noted(step, await rehearsal.verdict(step))
            failed = any(check.failed for check in verdict.checks)
            anywhere = anywhere or failed
            if step.checks and not failed and _turns(step, self._lesson.features):
                self._fault(step, f"with {_listed(self._lesson.features)} frozen, every check still passes")
        if not anywhere:
            self.lesson_faults.append(f"with {_listed(self._lesson.features)} frozen, the whole lesson still passes")

    async def _slip(self, step: Step, slip: Slip) -> None:
        rehearsal = await self._rehearse()
        for earlier in self._lesson.steps[: self._lesson.steps.index(step)]:
            await self._solve(rehearsal, earlier)
        for verb in slip.do:
            await rehearsal.perform(verb, step)
        verdict = self._noted(step, await rehearsal.verdict(step))
        what = f"slip '{'; '.join(map(text_of, slip.do))}' (line {slip.place.line})"
        for check in verdict.checks:
            if check.id == slip.shows:
                if not check.failed:
                    self._fault(step, f"{what} does not bring up '{slip.shows}': it is {check.state} ({check.message})")
                return
            if check.state != "met" and not check.soft:
                self._fault(step, f"{what} must bring up '{slip.shows}', but '{check.id}' fails first: {check.message}")
                return

    def _demand_failures(self, step: Step) -> None:
        for check in step.checks:
            if not check.soft and (step.id, check.id) not in self._failed:
                self._fault(step, f"check '{check.id}' never failed on anything recorded: give it a slip")

    async def _rehearse(self, frozen: Collection[str] = ()) -> Rehearsal:
        rehearsal = Rehearsal(self._lesson, self._bench, frozen)
        await rehearsal.prepare()
        return rehearsal

    async def _solve(self, rehearsal: Rehearsal, step: Step) -> None:
        for verb in _solution(step):
            if not await rehearsal.perform(verb, step):
                self._fault(step, f"'{text_of(verb)}' of its solve comes while a prediction is open")

    def _noted(self, step: Step, verdict: StepVerdict) -> StepVerdict:
        """The verdict, once its failures on recorded evidence are written down."""
        self._failed |= {(step.id, check.id) for check in verdict.checks if check.failed}
        return verdict

    def _fault(self, step: Step, fault: str) -> None:
        if fault not in self._faults[step.id]:
            self._faults[step.id].append(fault)


def _solution(step: Step) -> tuple[Verb, ...]:
    return step.solve.do if step.solve else ()


def _turns(step: Step, features: Collection[str]) -> bool:
    """Whether solving the step switches one of these features itself."""
    bursts = {burst.name: burst for burst in step.of(Burst)}
    for verb in _solution(step):
        if verb.name == "toggle" and verb.words[0] in features:
            return True
        if verb.name == "burst" and set(bursts[verb.words[0]].settings) & set(features):
            return True
    return False


def _listed(features: Iterable[str]) -> str:
    return " and ".join(features)
