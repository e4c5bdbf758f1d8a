"""JSONPath (RFC 9535) for assertions and captures: what a path finds, and whether looking might take long."""

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from workbench.core.assertions.answer import CouldNotCheckError
from workbench.core.assertions.problem import BadAssertionError

if TYPE_CHECKING:
    from jsonpath import JSONPath

MAX_NODES = 10_000
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'")


class Absent:
    """Stands for a value that isn't there, which is not null."""

    def __repr__(self) -> str:
        return "absent"


ABSENT = Absent()


def value_at(path: str, document: object) -> object:
    """The value at a path to one place, or the list of all values that a path to many finds; ABSENT for none.

    A path that ends in ``.length`` gives the length of an array or text that has no such member.
    """
    found = _found(path, document)
    if found is ABSENT and path.endswith(".length"):
        whole = _found(path.removesuffix(".length"), document)
        return len(whole) if isinstance(whole, list | str) else ABSENT
    return found


def is_costly(path: str) -> bool:
    """Whether a path could take much longer than one walk over the document."""
    bare = _QUOTED.sub("", path)
    descents = bare.count("..")
    return (
        descents > 1 or (descents > 0 and "?" in bare) or "match(" in bare or "search(" in bare or bare.count("?") > 1
    )


def _found(path: str, document: object) -> object:
    from jsonpath import JSONPathError

    compiled = _compiled(path)
    if not isinstance(document, dict | list):  # the library would take a text for JSON to parse
        return ABSENT if compiled.segments else document
    try:
        nodes = list(islice(compiled.finditer(document), MAX_NODES + 1))
    except JSONPathError as error:
        raise CouldNotCheckError(f"{path}: {_first_line(error)}") from None
    except RecursionError:
        raise CouldNotCheckError("The JSON is nested too deeply for this path.") from None
    if len(nodes) > MAX_NODES:
        raise CouldNotCheckError(f"{path} finds more than {MAX_NODES:,} values.")
    values = [node.obj for node in nodes]
    if compiled.singular_query():
        return values[0] if values else ABSENT
    return values or ABSENT


@lru_cache(maxsize=256)
def _compiled(path: str) -> "JSONPath":
    from jsonpath import JSONPath, JSONPathEnvironment, JSONPathError

    if not path.startswith("$"):
        raise BadAssertionError(f"{path or 'An empty text'} is no JSONPath: one begins with $, as in $.items[0].id")
    try:
        made = JSONPathEnvironment(strict=True).compile(path)
    except (JSONPathError, RecursionError) as error:
        raise BadAssertionError(f"{path} is no JSONPath: {_first_line(error)}") from None
    if not isinstance(made, JSONPath):
        raise BadAssertionError(f"{path} is more than one JSONPath.")
    return made


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
