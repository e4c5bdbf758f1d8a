"""Finds the first place where a text stops being JSON, and says what was expected there (RFC 8259).

``{{name}}`` counts as a value, because the encoder fills it in before anything is sent.
"""

import re
from dataclasses import dataclass

from workbench.core.variables import PATTERN as VARIABLE

_SPACE = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_WORD = re.compile(r"[A-Za-z_]\w*")
_LITERALS = ("true", "false", "null")
_MEANT = {"True": "true", "False": "false", "None": "null", "undefined": "null", "nil": "null"}
_CLOSER = {"{": "}", "[": "]"}


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that mends the place: replace ``start``..``end`` by ``text``."""

    label: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class JsonProblem:
    """Where the text stops being JSON; ``line`` and ``column`` count from 1, ``offset`` from 0, in characters."""

    offset: int
    line: int
    column: int
    expected: str
    why: str = ""
    fix: Fix | None = None

    @property
    def message(self) -> str:
        return f"Line {self.line}, column {self.column}: expected {self.expected}."


class _StopError(Exception):
    """Carries the first problem out of the scanner."""

    def __init__(self, offset: int, expected: str, why: str = "", fix: Fix | None = None) -> None:
        super().__init__(expected)
        self.offset, self.expected, self.why, self.fix = offset, expected, why, fix


def find_problem(text: str) -> JsonProblem | None:
    """The first problem, or None when the text is JSON."""
    try:
        _Scanner(text).scan()
    except _StopError as stop:
        line = text.count("\n", 0, stop.offset) + 1
        column = stop.offset - (text.rfind("\n", 0, stop.offset) + 1) + 1
        return JsonProblem(stop.offset, line, column, stop.expected, stop.why, stop.fix)
    return None


class _Scanner:
    """Walks the text once with a stack of its own, so that deep nesting can't overflow ours."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.end_of_last = 0
        self.stack: list[str] = []

    def scan(self) -> None:
        value_comes = True
        while value_comes or self.stack:
            value_comes = self._value() if value_comes else self._after_value()
        self._skip_space()
        if self.at < len(self.text):
            raise _StopError(self.at, "the end of the text", "JSON holds one value; here a second one begins.")

    def _skip_space(self) -> str:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.text[self.at : self.at + 1]

    def _take(self, length: int) -> None:
        self.at += length
        self.end_of_last = self.at

    def _value(self) -> bool:
        """Takes a value, or the head of one that holds more: then, and only then, another value must follow."""
        sign = self._skip_space()
        variable = VARIABLE.match(self.text, self.at)
        if variable:
            self._take(len(variable[0]))
        elif sign and sign in "{[":
            return self._open(sign)
        elif sign == '"':
            self._string()
        elif number := _NUMBER.match(self.text, self.at):
            self._number(number[0])
        else:
            self._literal(sign)
        return False

    def _open(self, sign: str) -> bool:
        self.stack.append(sign)
        self._take(1)
        if self._skip_space() == _CLOSER[sign]:
            self._close()
            return False
        if sign == "{":
            self._key("a key in double quotes or “}”")
        return True

    def _close(self) -> None:
        self.stack.pop()
        self._take(1)

    def _after_value(self) -> bool:
        opener = self.stack[-1]
        sign = self._skip_space()
        if sign == ",":
            self._take(1)
            self._next_item(opener)
            return True
        if sign != _CLOSER[opener]:
            self._no_comma(opener, sign)
        self._close()
        return False

    def _next_item(self, opener: str) -> None:
        if self._skip_space() == _CLOSER[opener]:
            comma = self.end_of_last - 1
            what = "a key in double quotes" if opener == "{" else "a value"
            raise _StopError(self.at, what, "A comma stands before the end.", Fix("Remove comma", comma, comma + 1, ""))
        if opener == "{":
            self._key("a key in double quotes")

    def _no_comma(self, opener: str, sign: str) -> None:
        expected = f"“,” or “{_CLOSER[opener]}”"
        if not sign:
            closer = "".join(_CLOSER[one] for one in reversed(self.stack))
            fix = Fix(f"Insert {closer}", len(self.text), len(self.text), closer)
            raise _StopError(self.at, expected, f"The text ends while “{opener}” is still open.", fix)
        here = self.end_of_last
        line = self.text.count("\n", 0, here) + 1
        last = self.text[self.text.rfind("\n", 0, here) + 1 : here].strip()
        last = last.rsplit(": ", 1)[-1] or last
        why = f"Line {line} ends after {last[-40:]} without a comma." if "\n" in self.text[here : self.at] else ""
        begins_item = sign in '"' if opener == "{" else sign in '"{[-0123456789tfn'
        raise _StopError(self.at, expected, why, Fix("Insert comma", here, here, ",") if begins_item else None)

    def _key(self, expected: str) -> None:
        sign = self._skip_space()
        if sign != '"':
            self._no_key(sign, expected)
        self._string()
        if self._skip_space() != ":":
            raise _StopError(self.at, "“:”", fix=Fix("Insert colon", self.end_of_last, self.end_of_last, ":"))
        self._take(1)

    def _no_key(self, sign: str, expected: str) -> None:
        word = _WORD.match(self.text, self.at)
        if word:
            fix = Fix("Put in quotes", self.at, word.end(), f'"{word[0]}"')
            raise _StopError(self.at, expected, "Keys stand in double quotes.", fix)
        raise _StopError(self.at, expected, "JSON knows double quotes only." if sign == "'" else "")

    def _string(self) -> None:
        match = _STRING.match(self.text, self.at)
        end = match.end() if match else self.at + 1
        sign = self.text[end : end + 1]
        if sign == '"':
            self._take(end + 1 - self.at)
        elif sign == "\\":
            raise _StopError(end, "an escape that JSON knows", r"They are \" \\ \/ \b \f \n \r \t and \uXXXX.")
        elif sign in ("", "\n", "\r"):
            raise _StopError(end, '“"”', "The string is not closed on its line.", Fix("Insert quote", end, end, '"'))
        else:
            raise _StopError(end, "a printable character", f"U+{ord(sign):04X} must be written as \\u{ord(sign):04x}.")

    def _number(self, digits: str) -> None:
        self._take(len(digits))
        following = self.text[self.at : self.at + 1]
        if digits in ("0", "-0") and following.isdecimal():
            raise _StopError(self.at - 1, "a number without leading zeros")
        if following == "." or following in ("e", "E"):
            raise _StopError(self.at + 1, "a digit")

    def _literal(self, sign: str) -> None:
        word = _WORD.match(self.text, self.at)
        found = word[0] if word else ""
        if found in _LITERALS:
            self._take(len(found))
        elif found in _MEANT:
            meant = _MEANT[found]
            fix = Fix(f"Write {meant}", self.at, self.at + len(found), meant)
            raise _StopError(self.at, "a value", f"JSON writes {meant}.", fix)
        else:
            self._no_value(sign)

    def _no_value(self, sign: str) -> None:
        if sign == "-":
            raise _StopError(self.at + 1, "a digit")
        why = "JSON knows double quotes only." if sign == "'" else ""
        raise _StopError(self.at, "a value", why)
