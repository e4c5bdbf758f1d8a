"""Lays JSON out on lines without touching a single value: numbers, escapes and repeated keys stay as they came."""

import re
from collections.abc import Iterator

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?|[{}\[\],:]|[^\s{}\[\],:"]+')
_INDENT = "  "


def pretty(text: str) -> Iterator[str]:
    """The pieces of the laid-out text. What is not JSON is laid out as far as it goes."""
    depth = 0
    after_open = False
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token in "}]":
            depth = max(0, depth - 1)
            yield token if after_open else "\n" + _INDENT * depth + token
            after_open = False
            continue
        if after_open:
            yield "\n" + _INDENT * depth
        after_open = token in "{["
        if after_open:
            depth += 1
            yield token
        elif token == ",":
            yield ",\n" + _INDENT * depth
        else:
            yield ": " if token == ":" else token
