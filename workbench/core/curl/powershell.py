"""Splits a command line into words as PowerShell 7 does: backticks, both quotes, and its curly ones."""

import re

from workbench.core.curl.report import CurlError, Note

_SINGLE, _DOUBLE = "'‘’‚‛", '"“”„'
_LETTERS = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_CODE = re.compile(r"u\{([0-9A-Fa-f]{1,6})\}")
_VARIABLE = re.compile(r"\$(?:env:)?(?:\{(?:env:)?([A-Za-z_]\w*)\}|([A-Za-z_]\w*))", re.IGNORECASE)


def split(text: str) -> tuple[list[str], list[Note]]:
    """The words of the first command, and notes on what only a shell could have filled in.

    Raises:
        CurlError: for a quote that is never closed.
    """
    scanner = _Scanner(text.replace("\r\n", "\n").strip())
    scanner.run()
    return scanner.words, scanner.notes


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._word: str | None = None
        self.words: list[str] = []
        self.notes: list[Note] = []

    def run(self) -> None:
        while self._at < len(self._text):
            sign = self._text[self._at]
            if sign in "\n;|&<>":
                rest = self._text[self._at :].strip()
                self.notes.append(Note(rest, "it is the shell's, not curl's", matters=False))
                break
            self._at += 1
            self._step(sign)
        self._finish()

    def _step(self, sign: str) -> None:
        if sign in " \t":
            self._finish()
        elif sign == "`":
            self._backtick()
        elif sign in _SINGLE:
            self._quoted(_SINGLE, literal=True)
        elif sign in _DOUBLE:
            self._quoted(_DOUBLE, literal=False)
        elif sign == "$":
            self._dollar()
        else:
            self._add(sign)

    def _add(self, text: str) -> None:
        self._word = (self._word or "") + text

    def _finish(self) -> None:
        if self._word is not None:
            self.words.append(self._word)
            self._word = None

    def _backtick(self) -> None:
        if code := _CODE.match(self._text, self._at):
            self._at = code.end()
            self._add(chr(int(code[1], 16)))
            return
        sign = self._text[self._at : self._at + 1]
        self._at += 1
        if sign != "\n":
            self._add(_LETTERS.get(sign, sign))

    def _quoted(self, quotes: str, *, literal: bool) -> None:
        self._add("")
        while self._at < len(self._text):
            sign = self._text[self._at]
            self._at += 1
            if sign in quotes:
                if self._text[self._at : self._at + 1] not in tuple(quotes):
                    return
                self._at += 1
                self._add(sign)
            elif literal or sign not in "`$":
                self._add(sign)
            elif sign == "`":
                self._backtick()
            else:
                self._dollar()
        raise CurlError(f"the quote {quotes[0]} is never closed")

    def _dollar(self) -> None:
        match = _VARIABLE.match(self._text, self._at - 1)
        if match is None:
            self._add("$")
            return
        name = match[1] or match[2]
        self._at = match.end()
        self._add("{{" + name + "}}")
        self.notes.append(Note(match[0], f"a shell variable: put its value in place of {{{{{name}}}}}"))
