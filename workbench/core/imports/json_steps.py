"""Reads a large JSON text in many small steps: in one, the parser would keep the window from working until its end."""

import re
from json import JSONDecodeError, JSONDecoder
from typing import Any

_SPACE = re.compile(r"[ \t\n\r]*")
_DEEPEST = 5
"""Below this level a value is read in one step: a member of a request, say, or of an entry of a HAR."""


def loads(text: str) -> Any:
    """What ``json.loads`` gives. Raises JSONDecodeError, RecursionError."""
    return _Steps(text).whole()


class _Steps:
    """One reading."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._decode = JSONDecoder().raw_decode

    def whole(self) -> Any:
        value, at = self._value(self._after_space(0), 0)
        if self._after_space(at) != len(self._text):
            raise JSONDecodeError("Extra data", self._text, self._after_space(at))
        return value

    def _value(self, at: int, level: int) -> tuple[Any, int]:
        opening = self._text[at : at + 1]
        if level < _DEEPEST and opening == "{":
            return self._object(at, level)
        if level < _DEEPEST and opening == "[":
            return self._list(at, level)
        return self._decode(self._text, at)

    def _object(self, at: int, level: int) -> tuple[dict[str, Any], int]:
        made: dict[str, Any] = {}
        at = self._after_space(at + 1)
        if self._text[at : at + 1] == "}":
            return made, at + 1
        while True:
            if self._text[at : at + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", self._text, at)
            name, at = self._decode(self._text, at)
            at = self._after_space(at)
            if self._text[at : at + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", self._text, at)
            made[name], at = self._value(self._after_space(at + 1), level + 1)
            at, ended = self._after_comma(at, "}")
            if ended:
                return made, at

    def _list(self, at: int, level: int) -> tuple[list[Any], int]:
        made: list[Any] = []
        at = self._after_space(at + 1)
        if self._text[at : at + 1] == "]":
            return made, at + 1
        while True:
            value, at = self._value(at, level + 1)
            made.append(value)
            at, ended = self._after_comma(at, "]")
            if ended:
                return made, at

    def _after_comma(self, at: int, closing: str) -> tuple[int, bool]:
        """Where the next part begins, or the whole ended."""
        at = self._after_space(at)
        sign = self._text[at : at + 1]
        if sign == closing:
            return at + 1, True
        if sign != ",":
            raise JSONDecodeError("Expecting ',' delimiter", self._text, at)
        return self._after_space(at + 1), False

    def _after_space(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return found.end() if found else at
