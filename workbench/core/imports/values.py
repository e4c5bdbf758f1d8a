"""Takes values out of what a file held: what has the wrong shape counts as absent, and is never an error."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

Json = Mapping[str, Any]


def mapping(value: object) -> Json:
    """The object, or an empty one."""
    return cast(Json, value) if isinstance(value, Mapping) else {}


def sequence(value: object) -> list[Any]:
    """The list, or an empty one."""
    return value if isinstance(value, list) else []


def mappings(value: object) -> Iterator[Json]:
    """The objects of a list, without what is none."""
    return (one for one in sequence(value) if isinstance(one, Mapping))


def text(value: object) -> str:
    """A value as somebody would type it: texts as they are, nothing for null, JSON for all else."""
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def described(value: object) -> str:
    """A description, which may be a text or an object that holds one."""
    return text(mapping(value).get("content", "")) if isinstance(value, Mapping) else text(value)


def fits(value: object, most: int = 50_000) -> bool:
    """Whether a value is small enough to be written out: aliases of YAML can make a few lines stand for billions."""
    waiting, left = [value], most
    while waiting and left > 0:
        one = waiting.pop()
        left -= 1
        inner = one.values() if isinstance(one, Mapping) else one if isinstance(one, list) else ()
        left -= len(inner)
        waiting += list(inner) if left > 0 else []
    return left > 0
