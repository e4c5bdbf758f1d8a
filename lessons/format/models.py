"""A lesson as data: frozen blocks in the order in which they are read. Loading, linting and running all speak these."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar

FORMAT = 1
"""The format's version, named by every lesson."""

Kind = TypeVar("Kind")
ParamValue = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, for messages: file and line, counted from 1."""

    path: Path
    line: int

    def __str__(self) -> str:
        return f"{self.path.name}:{self.line}"


@dataclass(frozen=True, slots=True)
class Prose:
    """CommonMark text between the blocks."""

    markdown: str
    place: Place


@dataclass(frozen=True, slots=True)
class Page:
    """``client=browser origin=http://localhost:3000``: a page sends it, and its browser keeps to the rules.

    ``client=mobile``: an app with bad reception sends it, loses the first answer, and tries again.
    """

    client: str
    """'browser', 'attacker' or 'mobile'."""
    origin: str
    """Where the page lives; empty for an app."""
    credentials: str = "same-origin"
    """'omit', 'same-origin' or 'include', as ``fetch`` takes it."""


@dataclass(frozen=True, slots=True)
class Send:
    """```http send as=NAME: one request to our own server, as raw HTTP: request line, headers, empty line, body."""

    name: str
    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: str
    login: str
    """``login=alice`` sends as that seeded user, by whatever auth.mode asks for; empty sends as nobody."""
    place: Place
    page: Page | None = None
    """Who sends it when it isn't a plain client."""


@dataclass(frozen=True, slots=True)
class Toggle:
    """```toml toggle: offers a switch at the place where it is spoken of."""

    feature: str
    to: str
    """The choice; TOML true and false mean 'on' and 'off'."""
    params: dict[str, ParamValue]
    place: Place


@dataclass(frozen=True, slots=True)
class Burst:
    """```toml burst as=NAME: many times the same request, with these switches set before it."""

    name: str
    request: str
    """'GET /tasks?owner_id=42'."""
    count: int
    clients: int
    settings: dict[str, str]
    login: str
    place: Place


@dataclass(frozen=True, slots=True)
class Question:
    """What ``predict`` and ``quiz`` share: one choice is right, and each choice is answered in words."""

    name: str
    ask: str
    choices: dict[str, str]
    answer: str
    feedback: dict[str, str]
    place: Place


@dataclass(frozen=True, slots=True)
class Predict(Question):
    """```toml predict as=NAME: Send and Run stay locked until it is answered."""

    measured: str = ""
    """Shown beside the guess: a template such as '{round(before.vm_steps / after.vm_steps)}×'."""


@dataclass(frozen=True, slots=True)
class Quiz(Question):
    """```toml quiz as=NAME: at the end; ``card`` is the question that the drill will ask later."""

    card: str = ""


@dataclass(frozen=True, slots=True)
class Watch:
    """```toml watch: points at a chart and asks what to look for."""

    chart: str
    ask: str
    series: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Check:
    """One table of ```toml check: an expression over what was recorded."""

    id: str
    title: str
    """What the live list shows; the id in words when the lesson names none."""
    expr: str
    fail: str
    """A template with the live values, shown when it isn't met."""
    shows: str
    """A template of the value seen, shown at its right; may be empty."""
    soft: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Explain:
    """```toml explain as=NAME: the learner's own words, then a model answer to compare with."""

    name: str
    ask: str
    model: str
    place: Place


@dataclass(frozen=True, slots=True)
class Hint:
    """```toml hint: at most three, from vague to plain."""

    say: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Verb:
    """One action of ``solve`` or ``slip``.

    'send NAME [TARGET]', 'toggle FEATURE CHOICE [param=value ...]', 'burst NAME [COUNT]', 'answer NAME CHOICE',
    'explain NAME', 'reset'.
    """

    name: Literal["send", "toggle", "burst", "answer", "explain", "reset"]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Solve:
    """```toml solve: what meets every check of the step; the proof and 'Show me' both perform it."""

    do: tuple[Verb, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Slip:
    """```toml slip: a likely mistake, and the one check whose message it must bring up."""

    do: tuple[Verb, ...]
    shows: str
    place: Place


@dataclass(frozen=True, slots=True)
class Note:
    """```toml note: for the person who presents, never shown to the class."""

    say: str
    place: Place


Block = Prose | Send | Toggle | Burst | Predict | Quiz | Watch | Check | Explain | Hint | Solve | Slip | Note


@dataclass(frozen=True, slots=True)
class Step:
    """One heading of a lesson with all that follows it."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    place: Place

    def of(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """Its blocks of one kind, in order."""
        return tuple(block for block in self.blocks if isinstance(block, kind))

    @property
    def checks(self) -> tuple[Check, ...]:
        return self.of(Check)

    @property
    def solve(self) -> Solve | None:
        return next(iter(self.of(Solve)), None)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One file of the course. Ids never change: progress hangs on them."""

    id: str
    title: str
    chapter: str
    minutes: int
    teaches: tuple[str, ...]
    prerequisites: tuple[str, ...]
    world: str
    features: tuple[str, ...]
    """The features it teaches: they are frozen in the ablation proof."""
    settings: dict[str, str]
    """Switches that are set when it begins, beside the defaults: feature id to choice."""
    steps: tuple[Step, ...]
    path: Path


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder of lessons in their order: pure data."""

    title: str
    lessons: tuple[Lesson, ...]
    chapters: dict[str, str] = field(default_factory=dict)
    """Title of each chapter by its key, in order."""
    path: Path = Path()

    def lesson(self, lesson_id: str) -> Lesson:
        """The lesson of that id. Raises ``KeyError``."""
        return {lesson.id: lesson for lesson in self.lessons}[lesson_id]
