"""Splits a command line into words as bash does: the quotes, ``$'..'``, escapes and continued lines."""

import re

from workbench.core.curl.report import CurlError, Note

_VARIABLE = re.compile(r"\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))")
_ANSI = re.compile(
    r"\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3})|c(.)|(.))", re.DOTALL
)
_LETTERS = {"a": "\a", "b": "\b", "e": "\x1b", "E": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_ENDS = "|;&<>()"


def split(text: str) -> tuple[list[str], list[Note]]:
    """The words of the first command, and notes on what only a shell could have filled in.

    Raises:
        CurlError: for a quote that is never closed.
    """
    scanner = _Scanner(text.replace("\r\n", "\n"))
    scanner.run()
    return scanner.words, scanner.notes


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._word: str | None = None
        self._ended = False
        self.words: list[str] = []
        self.notes: list[Note] = []

    def run(self) -> None:
        while self._at < len(self._text) and not self._ended:
            self._step(self._text[self._at])
        self._finish()

    def _step(self, sign: str) -> None:
        self._at += 1
        match sign:
            case " " | "\t":
                self._finish()
            case "\n":
                self._finish()
                self._ended = bool(self.words)
            case "\\":
                self._escaped()
            case "'":
                self._add(self._until("'"))
            case '"':
                self._double()
            case "$":
                self._dollar(quoted=False)
            case "#" if self._word is None:
                self._at = self._line_end()
            case _ if sign in _ENDS:
                self._end_of_command(sign)
            case _:
                self._add(sign)

    def _add(self, text: str) -> None:
        self._word = (self._word or "") + text

    def _finish(self) -> None:
        if self._word is not None:
            self.words.append(self._word)
            self._word = None

    def _line_end(self) -> int:
        end = self._text.find("\n", self._at)
        return len(self._text) if end < 0 else end

    def _until(self, quote: str) -> str:
        end = self._text.find(quote, self._at)
        if end < 0:
            raise CurlError(f"the quote {quote} is never closed")
        found = self._text[self._at : end]
        self._at = end + 1
        return found

    def _escaped(self) -> None:
        sign = self._text[self._at : self._at + 1]
        self._at += 1
        if sign != "\n":
            self._add(sign or "\\")

    def _double(self) -> None:
        self._add("")
        while (sign := self._text[self._at : self._at + 1]) != '"':
            if not sign:
                raise CurlError('the quote " is never closed')
            self._at += 1
            following = self._text[self._at : self._at + 1]
            if sign == "\\" and following and following in '$`"\\\n':
                self._at += 1
                self._add("" if following == "\n" else following)
            elif sign == "$":
                self._dollar(quoted=True)
            else:
                self._add(sign)
        self._at += 1

    def _dollar(self, *, quoted: bool) -> None:
        following = self._text[self._at : self._at + 1]
        if following == "'" and not quoted:
            self._at += 1
            self._ansi()
        elif match := _VARIABLE.match(self._text, self._at - 1):
            name = match[1] or match[2]
            self._at = match.end()
            self._add("{{" + name + "}}")
            self.notes.append(Note(match[0], f"a shell variable: put its value in place of {{{{{name}}}}}"))
        else:
            self._add("$")
            if following == "(":
                self.notes.append(Note("$(…)", "only a shell can run a command inside a command line"))

    def _ansi(self) -> None:
        """The inside of ``$'..'``; bytes that are no UTF-8 become surrogates (PEP 383)."""
        end = re.compile(r"(?:[^'\\]|\\.)*'", re.DOTALL).match(self._text, self._at)
        if end is None:
            raise CurlError("the quote $' is never closed")
        raw = _ANSI.sub(_ansi_sign, self._text[self._at : end.end() - 1])
        self._at = end.end()
        self._add(raw.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape"))

    def _end_of_command(self, sign: str) -> None:
        if sign in "<>" and self._word is not None and self._word.isdecimal():
            self._word = None  # the 2 of 2>/dev/null
        rest = self._text[self._at - 1 :].strip().split("\n", 1)[0]
        self._finish()
        self._ended = True
        hint = "a URL with & needs quotes" if sign == "&" and not rest.startswith("&&") and len(rest) > 1 else ""
        self.notes.append(Note(rest, hint or "it is the shell's, not curl's", bool(hint)))


def _ansi_sign(match: re.Match[str]) -> str:
    byte, short, long, octal, control, letter = match.groups()
    if byte or octal:
        return _byte(int(byte, 16) if byte else int(octal, 8) & 0xFF)
    if short or long:
        return chr(int(short or long, 16))
    if control:
        return chr(ord(control.upper()) ^ 64)
    return _LETTERS.get(letter, letter if letter in "\\'\"?" else "\\" + letter)


def _byte(value: int) -> str:
    return chr(value) if value < 0x80 else chr(0xDC00 + value)
