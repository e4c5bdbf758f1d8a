"""An open prediction: since when it is asked, and which results would give its answer away."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from lessons.format.models import Burst, Lesson, Send, Step, Toggle
from workbench.core.lesson import SessionSnapshot
from workbench.learning.matching import PREFLIGHT


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A prediction that waits for its guess. All times are seconds since 1970."""

    since: float
    sends: tuple[Send, ...]
    """Requests that answer it."""
    needs_flip: bool
    """They do so only once a switch was flipped."""
    flipped_at: float = math.inf

    def is_answered_by(self, at: float, method: str, path: str) -> bool:
        """Whether a request that was sent then shows what was to be guessed."""
        if self.needs_flip:
            return at >= max(self.since, self.flipped_at)
        return at >= self.since and any(_is_asked_for(send, method, path) for send in self.sends)


class Asking:
    """Follows a session, and notes the moment at which a prediction was put to the learner."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._key: tuple[str, str] | None = None
        self._since: float | None = None

    def follow(self, session: SessionSnapshot | None) -> float | None:
        """Since when the prediction of the step is open; None while none is.

        The lesson's own preparations come before the question: switches that they set are no answer to it.
        """
        if session is None or not session.locked or session.playing:
            self._key = self._since = None
            return None
        key = (session.lesson.id, session.step.id)
        if key != self._key:
            self._key, self._since = key, None
        if self._since is None and not session.busy:
            self._since = self._clock()
        return self._since


def question_of(lesson: Lesson, step: Step, since: float) -> OpenQuestion:
    """The open prediction of a step: what comes next is sent in it, or in the first step after it that sends."""
    later = lesson.steps[lesson.steps.index(step) :]
    measuring = next((each for each in later if any(isinstance(block, Send | Burst) for block in each.blocks)), step)
    return OpenQuestion(since, measuring.of(Send), needs_flip=bool(measuring.of(Toggle)))


def _is_asked_for(send: Send, method: str, path: str) -> bool:
    preflight = send.page is not None and method == PREFLIGHT
    return (send.method == method or preflight) and send.target.partition("?")[0] == path
