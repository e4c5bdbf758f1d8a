"""What differs between two answers: by structure where both are JSON, else line by line."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from typing import Literal

from workbench.core.json_filter import ExactFloat

Mark = Literal["changed", "same", "added", "removed"]
MAX_ROWS = 5_000
IGNORED_NAMES = frozenset(("created_at", "updated_at", "request_id", "trace_id", "timestamp"))
"""Members that differ from send to send without meaning anything; anybody may look at them all the same."""
IGNORED_HEADERS = frozenset(("date", "age", "server-timing", "x-request-id"))
"""The same of headers."""
_HEADER = "header "
Pairs = Sequence[tuple[str, str]]
_IDENTITIES = ("id", "uuid", "key", "slug", "code", "name")
_MANY = 4_000
_LONGEST_TEXT = 300
_MISSING = object()


@dataclass(frozen=True, slots=True)
class DiffRow:
    """One value, or one container whose inside follows in deeper rows."""

    path: str
    key: str
    depth: int
    mark: Mark
    a: str
    b: str
    counted: bool = True
    """False for containers that only lead to a difference, and for what lies in something added or removed."""


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of either text; numbers from 1, None where the line is not in that text."""

    mark: Mark
    a_number: int | None
    b_number: int | None
    text: str


def structure(a: str, b: str) -> list[DiffRow]:
    """The rows of two JSON texts, at most ``MAX_ROWS`` and one more when there are more.

    Raises:
        ValueError: when one of them is no JSON.
    """
    before, after = (json.loads(text, parse_float=ExactFloat) for text in (a, b))
    try:
        if isinstance(before, dict) and isinstance(after, dict):
            found: Iterator[DiffRow] = _members(before, after, "$", 0)
        elif isinstance(before, list) and isinstance(after, list):
            found = _items(before, after, "$", 0)
        else:
            found = _compared(before, after, "$", "$", 0)
        return list(islice(found, MAX_ROWS + 1))
    except RecursionError:
        raise ValueError("it is nested too deeply to be compared") from None


def headers(a: Pairs, b: Pairs) -> list[DiffRow]:
    """The rows of two lists of headers, by name whatever its case; several of one name are one row, in their order."""
    before, after = _by_name(a), _by_name(b)
    rows: list[DiffRow] = []
    for name in _merged(list(before), list(after)):
        left, right = before.get(name), after.get(name)
        mark: Mark = "added" if left is None else "removed" if right is None else "same" if left == right else "changed"
        shown = {spelt.lower(): spelt for spelt, _ in (*a, *b)}[name]
        rows.append(DiffRow(f"{_HEADER}{name}", shown, 0, mark, left or "absent", right or "absent"))
    return rows


def _by_name(pairs: Pairs) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name.lower(), []).append(value)
    return {name: ", ".join(values) for name, values in found.items()}


def lines(a: Sequence[str], b: Sequence[str]) -> Iterator[LineRow]:
    """The rows of two texts."""
    matcher = SequenceMatcher(None, a, b, autojunk=max(len(a), len(b)) > _MANY)
    for tag, a_start, a_end, b_start, b_end in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(range(a_start, a_end), range(b_start, b_end), strict=True)
            yield from (LineRow("same", left + 1, right + 1, a[left]) for left, right in pairs)
            continue
        yield from (LineRow("removed", at + 1, None, a[at]) for at in range(a_start, a_end))
        yield from (LineRow("added", None, at + 1, b[at]) for at in range(b_start, b_end))


def is_ignored(row: DiffRow, overrides: Mapping[str, bool]) -> bool:
    """Whether a row is left out of the count: as somebody said, else by its name."""
    usual = (
        row.path.removeprefix(_HEADER) in IGNORED_HEADERS if row.path.startswith(_HEADER) else row.key in IGNORED_NAMES
    )
    return overrides.get(row.path, usual)


def _compared(a: object, b: object, path: str, key: str, depth: int) -> Iterator[DiffRow]:
    if a is _MISSING or b is _MISSING:
        yield from _one_sided(b if a is _MISSING else a, path, key, depth, "added" if a is _MISSING else "removed")
    elif _same(a, b):
        yield DiffRow(path, key, depth, "same", _summary(a), _summary(b))
    elif isinstance(a, dict) and isinstance(b, dict):
        yield DiffRow(path, key, depth, "changed", _summary(a), _summary(b), counted=False)
        yield from _members(a, b, path, depth + 1)
    elif isinstance(a, list) and isinstance(b, list):
        inside = list(islice(_items(a, b, path, depth + 1), MAX_ROWS + 1))
        moved = all(row.mark == "same" for row in inside)
        yield DiffRow(path, key, depth, "changed", _summary(a), _summary(b) + (", other order" if moved else ""), moved)
        yield from inside
    else:
        yield DiffRow(path, key, depth, "changed", _summary(a), _summary(b))


def _one_sided(
    value: object, path: str, key: str, depth: int, mark: Mark, *, counted: bool = True
) -> Iterator[DiffRow]:
    absent = "absent" if counted else ""
    words = _summary(value)
    yield DiffRow(path, key, depth, mark, *((absent, words) if mark == "added" else (words, absent)), counted)
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in inside:
        yield from _one_sided(item, f"{path}.{name}", str(name), depth + 1, mark, counted=False)


def _members(a: Mapping[str, object], b: Mapping[str, object], path: str, depth: int) -> Iterator[DiffRow]:
    for key in _merged(list(a), list(b)):
        yield from _compared(a.get(key, _MISSING), b.get(key, _MISSING), f"{path}.{key}", key, depth)


def _items(a: Sequence[object], b: Sequence[object], path: str, depth: int) -> Iterator[DiffRow]:
    for left, right in _matched(a, b):
        key = str(right if right is not None else left)
        before = a[left] if left is not None else _MISSING
        after = b[right] if right is not None else _MISSING
        yield from _compared(before, after, f"{path}[*]", key, depth)


def _matched(a: Sequence[object], b: Sequence[object]) -> Iterator[tuple[int | None, int | None]]:
    """Which items belong together: by their identity where they have one, else as a text's lines would."""
    left, right = _identified(a), _identified(b)
    if left is not None and right is not None:
        for identity in _merged(list(left), list(right)):
            yield left.get(identity), right.get(identity)
        return
    if len(a) * len(b) > _MANY * _MANY:
        yield from _side_by_side(range(len(a)), range(len(b)))
        return
    before, after = ([_canonical(item) for item in side] for side in (a, b))
    for _, a_start, a_end, b_start, b_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield from _side_by_side(range(a_start, a_end), range(b_start, b_end))


def _side_by_side(left: range, right: range) -> Iterator[tuple[int | None, int | None]]:
    for at in range(max(len(left), len(right))):
        yield (left[at] if at < len(left) else None, right[at] if at < len(right) else None)


def _identified(items: Sequence[object]) -> dict[str, int] | None:
    """The place of each item by the member that tells it from the others; None when there is no such member."""
    for name in _IDENTITIES:
        values = [item.get(name) if isinstance(item, dict) else None for item in items]
        if all(isinstance(value, str | int) for value in values):
            found = {_canonical(value): at for at, value in enumerate(values)}
            if len(found) == len(items):
                return found
    return None


def _merged(a: Sequence[str], b: Sequence[str]) -> list[str]:
    """The keys of both in the order of ``b``; those of ``a`` alone stand after their neighbours there."""
    known, alone = set(b), dict[str | None, list[str]]()
    neighbour: str | None = None
    for key in a:
        if key in known:
            neighbour = key
        else:
            alone.setdefault(neighbour, []).append(key)
    merged = alone.get(None, [])[:]
    for key in b:
        merged.append(key)
        merged += alone.get(key, ())
    return merged


def _same(a: object, b: object) -> bool:
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(_same(value, b[key]) for key, value in a.items())
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(_same, a, b))
    return isinstance(a, bool) == isinstance(b, bool) and a == b


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _summary(value: object) -> str:
    if isinstance(value, dict):
        return f"object · {len(value):,} {'key' if len(value) == 1 else 'keys'}"
    if isinstance(value, list):
        return f"array · {len(value):,}"
    if isinstance(value, str):
        return f"“{value[:_LONGEST_TEXT]}”" if len(value) <= _LONGEST_TEXT else f"“{value[:_LONGEST_TEXT]}…”"
    return value.digits if isinstance(value, ExactFloat) else json.dumps(value)
