"""What a session remembers of its lesson: one frozen value, so that a reset can be taken back whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from lessons.format.models import Burst, Explain, Lesson, Predict, Quiz, Send, Step
from workbench.core.lesson import LessonProgress
from workbench.learning.evidence import Evidence, SendEvidence

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Memory:
    """Everything that was recorded, answered and asked for, by name or step id."""

    step: str
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    visit: frozenset[str] = frozenset()
    """Names for which something was recorded since the step was entered."""
    times_sent: Mapping[str, int] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    passed: tuple[str, ...] = ()
    shown: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, int] = field(default_factory=dict)
    misses: int = 0
    """Of the current step, since it was entered."""
    cards: tuple[str, ...] = ()
    finished: bool = False

    def with_evidence(self, name: str, evidence: Evidence) -> "Memory":
        """Something was recorded under this name."""
        return replace(
            self,
            evidence={**self.evidence, name: evidence},
            visit=self.visit | {name},
            times_sent={**self.times_sent, name: self.times_sent.get(name, 0) + 1},
        )

    def slot(self, names: Sequence[str]) -> str:
        """Which of several names that fit equally takes the next recording: the first free one, then the last."""
        return next((name for name in names if name not in self.visit), names[-1])

    def has_later(self, name: str, seq: int) -> bool:
        """Whether a later request stands under the name already: a retry may be noted before its first attempt."""
        known = self.evidence.get(name)
        return name in self.visit and isinstance(known, SendEvidence) and seq < known.seq

    def with_answer(self, name: str, answer: str) -> "Memory":
        return replace(self, answers={**self.answers, name: answer})

    def with_card(self, name: str) -> "Memory":
        return self if name in self.cards else replace(self, cards=(*self.cards, name))

    def with_miss(self) -> "Memory":
        return replace(self, misses=self.misses + 1)

    def with_hint(self) -> "Memory":
        return replace(self, hints={**self.hints, self.step: self.hints.get(self.step, 0) + 1})

    def with_pass(self, shown: str, *, last: bool) -> "Memory":
        """The current step is passed, with the value that was seen."""
        passed = self.passed if self.step in self.passed else (*self.passed, self.step)
        return replace(self, passed=passed, shown={**self.shown, self.step: shown}, finished=self.finished or last)

    def entered(self, step: Step) -> "Memory":
        """The learner turns to that step; what was recorded stays until it is recorded anew."""
        return replace(self, step=step.id, visit=frozenset(), misses=0)

    def without(self, step: Step) -> "Memory":
        """As before that step was begun."""
        names = names_of(step)
        return replace(
            self,
            evidence=_without(self.evidence, names),
            visit=self.visit - names,
            times_sent=_without(self.times_sent, names),
            answers=_without(self.answers, names),
            passed=tuple(step_id for step_id in self.passed if step_id != step.id),
            shown=_without(self.shown, {step.id}),
            hints=_without(self.hints, {step.id}),
            misses=0,
        )

    def to_progress(self) -> LessonProgress:
        """What is kept between starts; evidence is not, the world is put back instead."""
        return LessonProgress(
            self.step, self.passed, self.answers, self.shown, self.hints, self.cards, self.finished
        )  # fmt: skip


def recalled(lesson: Lesson, progress: LessonProgress) -> Memory:
    """What was kept, as far as the lesson still has these steps and names."""
    steps = [step.id for step in lesson.steps]
    names = set[str]().union(*(names_of(step) for step in lesson.steps))
    passed = tuple(step for step in progress.passed if step in steps)
    first_open = next((step for step in steps if step not in passed), steps[-1])
    return Memory(
        step=progress.step if progress.step in steps else first_open,
        answers={name: answer for name, answer in progress.answers.items() if name in names},
        passed=passed,
        shown={step: value for step, value in progress.shown.items() if step in steps},
        hints={step: asked for step, asked in progress.hints.items() if step in steps},
        cards=tuple(card for card in progress.cards if card in names),
        finished=progress.finished,
    )


def names_of(step: Step) -> set[str]:
    """The names under which something of this step is remembered."""
    return {block.name for block in step.blocks if isinstance(block, Send | Burst | Predict | Quiz | Explain)}


def _without(values: Mapping[str, Value], names: set[str]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if name not in names}
