"""What is wrong with a lesson: a code, a place, the fault in words, and the nearest right name when one is close."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from lessons.format.models import Place


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the linter. Codes: E1xx file, E2xx blocks, E3xx names, E4xx expressions, E5xx teaching."""

    code: str
    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.message}"


class LessonError(Exception):
    """A pack or lesson can't be loaded; ``problems`` says where and why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def nearest(word: str, known: Iterable[str]) -> str:
    """'; did you mean 'data.index'?' when a known name is close, else nothing."""
    matches = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean '{matches[0]}'?" if matches else ""
