"""A lesson while it is being taken: what the panel draws and the store holds. Only the session writes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lessons.format.models import Lesson, Step

CheckState = Literal["met", "not_met", "could_not_check"]
StepState = Literal["passed", "now", "open"]
ResetScope = Literal["step", "lesson", "all"]
SKIPPED = "(skipped)"
"""The answer to a prediction that the learner left out: it opens the step as any guess does."""


@dataclass(frozen=True, slots=True)
class CheckVerdict:
    """What came of one check."""

    id: str
    title: str
    state: CheckState
    message: str = ""
    """Why it isn't met, with the live values, or why it could not be checked."""
    shown: str = ""
    """The value seen, short."""
    soft: bool = False
    waiting: bool = False
    """Nothing was recorded yet that it could look at: not a mistake, ``message`` says what to send first."""

    @property
    def failed(self) -> bool:
        """Whether it gates the step and fails on what was recorded."""
        return self.state == "not_met" and not self.waiting and not self.soft


@dataclass(frozen=True, slots=True)
class StepVerdict:
    """What came of all checks and questions of a step."""

    checks: tuple[CheckVerdict, ...] = ()
    passed: bool = False

    @property
    def complaint(self) -> CheckVerdict | None:
        """The first hard check that fails on what was recorded: the one whose message is shown."""
        return next((check for check in self.checks if check.failed), None)


@dataclass(frozen=True, slots=True)
class StepLine:
    """One line of the list of steps."""

    id: str
    title: str
    state: StepState
    shown: str = ""
    """The value that was seen when it was passed."""


@dataclass(frozen=True, slots=True)
class LessonProgress:
    """How far one lesson has come, as kept between starts; everything by the ids of its steps and questions."""

    step: str = ""
    passed: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, int] = field(default_factory=dict)
    """How many hints were asked for, by step."""
    cards: tuple[str, ...] = ()
    """Names of the quizzes that were answered: their cards are ready for the drill."""
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """Every lesson's progress by lesson id."""

    lessons: Mapping[str, LessonProgress] = field(default_factory=dict)

    def of(self, lesson_id: str) -> LessonProgress:
        """One lesson's progress; empty when it wasn't begun."""
        return self.lessons.get(lesson_id, LessonProgress())


@dataclass(frozen=True, slots=True)
class SessionSnapshot:
    """One lesson at one moment: everything that its panel draws."""

    lesson: Lesson
    step: Step
    """The current step, with the blocks to draw."""
    steps: tuple[StepLine, ...]
    verdict: StepVerdict = StepVerdict()
    answers: Mapping[str, str] = field(default_factory=dict)
    """By the name of its prediction or quiz the choice, by that of an ``explain`` the learner's words."""
    feedback: Mapping[str, str] = field(default_factory=dict)
    """The answer to the choice made, rendered with what was observed, by the name of its question."""
    measured: Mapping[str, str] = field(default_factory=dict)
    """What was measured, by the name of the prediction; missing until it can be said."""
    recorded: frozenset[str] = frozenset()
    """Names of the sends and bursts for which something was recorded."""
    switches: Mapping[str, str] = field(default_factory=dict)
    """Choice by feature, as last seen."""
    hints: tuple[str, ...] = ()
    """Those that were asked for, the vaguest first; all stay visible."""
    misses: int = 0
    """How often this step was tried in vain since it was entered."""
    can_show_hint: bool = False
    """After two misses, while a hint is left."""
    solution_open: bool = False
    """The step is passed: what ``solve`` does may be shown."""
    locked: bool = False
    """A prediction of this step is open: its Send and Run wait for it."""
    playing: bool = False
    """Free play: nothing is recorded for the lesson until it is resumed."""
    busy: str = ""
    """What is being done just now: 'Sending', 'Preparing the world'."""
    notice: str = ""
    """What went wrong, or what happened, in plain words."""
    finished: bool = False
    can_undo: bool = False
    """A reset can be taken back."""

    @property
    def position(self) -> int:
        """Index of the step."""
        return self.lesson.steps.index(self.step)

    @property
    def may_go_on(self) -> bool:
        """Whether the step is passed and another comes after it."""
        return self.solution_open and self.position + 1 < len(self.lesson.steps)
