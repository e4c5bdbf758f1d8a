"""Reads of a GraphQL document what a client must know: the names of its operations."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r'"""(?:\\"""|.)*?(?:"""|$)|"(?:\\.|[^"\\\n])*"?|#[^\n]*|[{}()\[\]]|[A-Za-z_][A-Za-z0-9_]*|.', re.DOTALL
)
_KINDS = ("query", "mutation", "subscription")
_OPENS, _CLOSES = "{([", "})]"


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation; ``name`` is empty for one without."""

    kind: str
    name: str


def operations(document: str) -> tuple[Operation, ...]:
    """The operations in their order; what stands in strings, comments, arguments and selections is none."""
    found: list[Operation] = []
    depth = 0
    awaited = ""
    definition = ""
    for token in _TOKEN.findall(document):
        if token[:1] in '"#' or token.isspace() or token == ",":
            continue
        if token in _OPENS:
            if depth == 0 and token == "{":
                found += [Operation(awaited, "")] if awaited else [] if definition else [Operation("query", "")]
                awaited = definition = ""
            elif depth == 0 and awaited:
                found.append(Operation(awaited, ""))
                awaited, definition = "", "operation"
            depth += 1
        elif token in _CLOSES:
            depth = max(0, depth - 1)
        elif depth == 0 and awaited:
            found.append(Operation(awaited, token if token[0].isalpha() or token[0] == "_" else ""))
            awaited, definition = "", "operation"
        elif depth == 0 and not definition and token in _KINDS:
            awaited = token
        elif depth == 0 and not definition:
            definition = token
    return tuple(found)
