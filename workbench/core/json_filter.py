"""Filters JSON by a JSONPath (RFC 9535): the found values as a JSON array, and where a path is wrong."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

MAX_FOUND = 100_000


class PathError(ValueError):
    """The path can't be used; ``place`` is the character at which it stops being one, from 0."""

    def __init__(self, message: str, place: int | None = None) -> None:
        super().__init__(message)
        self.message, self.place = message, place


@dataclass(frozen=True, slots=True)
class Filtered:
    """What a path found: the values as the text of an array, and how many; ``capped`` when there are more."""

    text: str
    count: int
    capped: bool = False


class ExactFloat(float):
    """A number with a fraction that still knows its digits: compared as a number, shown as it came."""

    digits: str

    def __new__(cls, digits: str) -> "ExactFloat":
        made = super().__new__(cls, digits)
        made.digits = digits
        return made


def check(path: str) -> None:
    """Raises PathError for what is no JSONPath."""
    _compiled(path)


def apply(path: str, text: str) -> Filtered:
    """What the path finds in a JSON text. Of repeated keys the last one counts.

    Raises:
        PathError: for a path that is none or can't be used on these values.
        ValueError: when the text is no JSON.
    """
    from jsonpath import JSONPathError

    compiled = _compiled(path)
    document = json.loads(text, parse_float=ExactFloat)
    try:
        found = [match.obj for match in islice(compiled.finditer(document), MAX_FOUND + 1)]
    except (JSONPathError, RecursionError) as error:
        raise PathError(_first_line(error)) from None
    kept = found[:MAX_FOUND]
    return Filtered("[" + ", ".join("".join(_pieces(value)) for value in kept) + "]", len(kept), len(found) > MAX_FOUND)


def _compiled(path: str):  # type: ignore[no-untyped-def]  # its type needs the import that the start does without
    from jsonpath import JSONPathEnvironment, JSONPathError

    if not path.startswith("$"):
        raise PathError("A JSONPath begins with $, as in $.items[*].id", 0)
    try:
        return JSONPathEnvironment(strict=True).compile(path)
    except JSONPathError as error:
        index = getattr(error.token, "index", -1)
        raise PathError(_first_line(error), index if index >= 0 else len(path)) from None
    except RecursionError:
        raise PathError("It is nested too deeply.") from None


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def _pieces(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield "{"
        for index, (key, item) in enumerate(value.items()):
            yield (", " if index else "") + json.dumps(key, ensure_ascii=False) + ": "
            yield from _pieces(item)
        yield "}"
    elif isinstance(value, list):
        yield "["
        for index, item in enumerate(value):
            yield ", " if index else ""
            yield from _pieces(item)
        yield "]"
    else:
        yield value.digits if isinstance(value, ExactFloat) else json.dumps(value, ensure_ascii=False)
