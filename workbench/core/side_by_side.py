"""Three versions of a text beside each other: what each of two sides changed of what both began with."""

from dataclasses import dataclass
from difflib import SequenceMatcher

_CONTEXT = 3
_MOST_LINES = 400


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``changed``: it isn't in what both began with, or, in that itself, one side no longer has it."""

    text: str
    changed: bool = False
    folded: bool = False
    """It stands for lines that are not shown."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The three columns."""

    base: tuple[Line, ...]
    mine: tuple[Line, ...]
    theirs: tuple[Line, ...]


def sides(base: str, mine: str, theirs: str) -> Sides:
    """The texts with their changes marked. Long stretches at both ends that all three share are folded."""
    texts = [base.split("\n"), mine.split("\n"), theirs.split("\n")]
    head = max(0, _shared(texts) - _CONTEXT)
    tail = max(0, _shared([text[head + _CONTEXT :][::-1] for text in texts]) - _CONTEXT)
    cut = [text[head : len(text) - tail] for text in texts]
    capped = [text[:_MOST_LINES] for text in cut]
    gone_mine, new_mine = _marks(capped[0], capped[1])
    gone_theirs, new_theirs = _marks(capped[0], capped[2])
    marks = (gone_mine | gone_theirs, new_mine, new_theirs)
    columns = []
    for text, shown, marked in zip(cut, capped, marks, strict=True):
        lines = [Line(line, number in marked) for number, line in enumerate(shown)]
        below = tail + len(text) - len(shown)
        columns.append((*_fold(head), *lines, *_fold(below)))
    return Sides(*columns)


def _shared(texts: list[list[str]]) -> int:
    """How many lines all texts begin with."""
    count = 0
    for lines in zip(*texts, strict=False):
        if len(set(lines)) > 1:
            break
        count += 1
    return count


def _marks(base: list[str], side: list[str]) -> tuple[set[int], set[int]]:
    """The lines of ``base`` that a side no longer has, and those that it has instead."""
    gone: set[int] = set()
    new: set[int] = set()
    for step, start, end, fresh_start, fresh_end in SequenceMatcher(None, base, side, autojunk=False).get_opcodes():
        if step != "equal":
            gone |= set(range(start, end))
            new |= set(range(fresh_start, fresh_end))
    return gone, new


def _fold(count: int) -> tuple[Line, ...]:
    return (Line(f"… {count:,} more lines", folded=True),) if count > 0 else ()
