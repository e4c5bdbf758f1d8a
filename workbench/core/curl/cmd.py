"""Splits a command line into words as Windows does: ``cmd.exe`` takes the carets, then the program its arguments."""

import re

from workbench.core.curl.report import CurlError, Note

_QUOTES = re.compile(r'(\\*)("?)')


def split(text: str) -> tuple[list[str], list[Note]]:
    """The words of the first command, and notes on what stands behind it.

    Raises:
        CurlError: for a quote that is never closed.
    """
    line, rest = _without_carets(text.replace("\r\n", "\n").strip())
    notes = [Note(rest, "it is the shell's, not curl's", matters=False)] if rest else []
    return _arguments(line), notes


def _without_carets(text: str) -> tuple[str, str]:
    """The line as the program gets it, and what ``cmd.exe`` keeps for itself. A caret inside quotes is a plain sign."""
    kept: list[str] = []
    quoted = False
    at = 0
    while at < len(text):
        sign = text[at]
        if sign == "^" and not quoted:
            at += 2 if text[at + 1 : at + 2] == "\n" else 1  # a continued line: the sign after it is literal
            kept.append(text[at : at + 1])
        elif sign == "\n" or (sign in "&|<>" and not quoted):
            return "".join(kept), text[at:].strip()
        else:
            quoted = quoted != (sign == '"')
            kept.append(sign)
        at += 1
    return "".join(kept), ""


def _arguments(line: str) -> list[str]:
    """By the rules of Microsoft's C runtime: backslashes count only before a quote, ``""`` in quotes is one quote."""
    words: list[str] = []
    word: str | None = None
    quoted = False
    at = 0
    while at < len(line):
        if line[at] in " \t" and not quoted:
            words += [] if word is None else [word]
            word = None
            at += 1
            continue
        piece, toggles, at = _piece(line, at, quoted)
        word = (word or "") + piece
        quoted = quoted != toggles
    if quoted:
        raise CurlError('the quote " is never closed')
    return words if word is None else [*words, word]


def _piece(line: str, at: int, quoted: bool) -> tuple[str, bool, int]:
    """What stands at a place, whether quotes open or close there, and where it goes on."""
    match = _QUOTES.match(line, at)
    if match is None or not match[0]:
        return line[at], False, at + 1
    slashes, quote = match.groups()
    if not quote:
        return slashes, False, match.end()
    kept = "\\" * (len(slashes) // 2)
    if len(slashes) % 2:
        return kept + '"', False, match.end()
    if quoted and line[match.end() : match.end() + 1] == '"':
        return kept + '"', False, match.end() + 1
    return kept, True, match.end()
