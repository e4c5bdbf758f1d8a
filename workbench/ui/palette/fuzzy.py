"""Ranks commands by how well typed letters fit: in order, together, at the beginnings of words."""

from collections.abc import Iterable

from workbench.actions.commands import Command

_START_OF_WORD = 8
_NEXT_TO_LAST = 5
_SOMEWHERE = 1
_GROUP_PENALTY = 20


def score(query: str, title: str) -> int | None:
    """How well ``query`` fits ``title``; None when its letters don't occur in this order. Higher is better."""
    words, text = query.casefold().replace(" ", ""), title.casefold()
    best: int | None = None
    for start in [i for i, letter in enumerate(text) if words[:1] == letter] or ([0] if not words else []):
        found = _score_from(words, text, start)
        if found is not None and (best is None or found > best):
            best = found
    return best


def rank(query: str, commands: Iterable[Command]) -> list[Command]:
    """The commands that fit, best first; all of them in their own order when nothing was typed."""
    listed = list(commands)
    if not query.strip():
        return listed
    scored = [(points, place, command) for place, command in enumerate(listed) if (points := _best(query, command))]
    return [command for _, _, command in sorted(scored, key=lambda found: (-found[0], found[1]))]


def _best(query: str, command: Command) -> int | None:
    by_title = score(query, command.title)
    by_group = score(query, f"{command.group} {command.title}")
    found = [points for points in (by_title, by_group and by_group - _GROUP_PENALTY) if points is not None]
    return max(1, *found) if found else None


def _score_from(words: str, text: str, start: int) -> int | None:
    total, last = 0, start - 2
    for letter in words:
        at = text.find(letter, max(last + 1, start))
        if at < 0:
            return None
        if at == last + 1:
            total += _NEXT_TO_LAST
        if at == 0 or not text[at - 1].isalnum():
            total += _START_OF_WORD
        total += _SOMEWHERE
        last = at
    return total * 4 - len(text) // 8
