"""Plays a lesson without a learner: performs verbs, keeps what was recorded, and judges. The proof's stage."""

from collections.abc import Collection

from lessons.format.models import Explain, Lesson, Step, Verb
from workbench.core.lesson import StepVerdict
from workbench.learning.bench import Bench
from workbench.learning.hands import Hands
from workbench.learning.memory import Memory
from workbench.learning.picture import is_locked
from workbench.learning.verdicts import Judge
from workbench.learning.vocabulary import Facts


class Rehearsal:
    """One run on a fresh world. Everything raises ``BenchError``."""

    def __init__(self, lesson: Lesson, bench: Bench, frozen: Collection[str] = ()) -> None:
        """``frozen`` features stay as they are, whatever the verbs say."""
        self._lesson = lesson
        self._bench = bench
        self._hands = Hands(lesson, bench, frozen=frozen)
        self._memory = Memory(lesson.steps[0].id)

    async def prepare(self) -> None:
        """The world as seeded, with the lesson's switches."""
        await self._hands.prepare()

    async def perform(self, verb: Verb, step: Step) -> bool:
        """Do one verb; False when an open prediction of the step forbids it."""
        if verb.name in ("answer", "explain"):
            self._memory = self._memory.with_answer(verb.words[0], _answer(verb, step))
            return True
        if verb.name in ("send", "burst") and is_locked(step, self._memory):
            return False
        recorded = await self._hands.perform(verb, quiet=True)
        if recorded is not None:
            self._memory = self._memory.with_evidence(*recorded)
        return True

    async def verdict(self, step: Step) -> StepVerdict:
        """Judge a step with all that was recorded so far."""
        state = await self._bench.state()
        memory = self._memory
        facts = Facts(memory.evidence, memory.answers, memory.times_sent, state.switchboard, state.row_counts)
        return Judge(self._lesson, facts).step(step)


def _answer(verb: Verb, step: Step) -> str:
    """The choice, or for 'explain NAME' the model answer."""
    models = {explain.name: explain.model for explain in step.of(Explain)}
    return verb.words[1] if verb.name == "answer" else models.get(verb.words[0], "")
