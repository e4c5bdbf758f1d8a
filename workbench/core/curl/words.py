"""Recognises a cURL command line, guesses the shell it was written for, and splits it into words."""

import re

from workbench.core.curl import bash, cmd, powershell
from workbench.core.curl.report import CurlError, Note

_PROMPT = re.compile(r"\s*(?:\$ |> |% |PS [^>\n]*> ?|[A-Za-z]:\\[^>\n]*> ?)?")
_CURL = re.compile(r"&?\s*[\"']?(?!\w+://)(?:[^\s\"']*[/\\])?curl(?:\.exe)?[\"']?(?=\s|$)", re.IGNORECASE)

_GOES_ON = {"\\": "bash", "^": "cmd", "`": "powershell"}
"""How the first line says that the command goes on; further down, that sign may stand in a body."""


def looks_like_curl(text: str) -> bool:
    """Whether a text is a call of curl and not, say, a URL."""
    match = _CURL.match(text, _start(text))
    return match is not None and bool(text[match.end() :].strip())


def split(text: str) -> tuple[list[str], list[Note]]:
    """The arguments of the first call of curl, and notes on the rest.

    Raises:
        CurlError: when it isn't one, or a quote is never closed.
    """
    if not looks_like_curl(text):
        raise CurlError("it does not begin with curl")
    line = text[_start(text) :].lstrip("& ")
    words, notes = {"bash": bash, "cmd": cmd, "powershell": powershell}[shell_of(line)].split(line)
    return words[1:], notes


def shell_of(text: str) -> str:
    """'bash', 'cmd' or 'powershell': by how lines go on, else by how quotes are written."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")][:-1]
    if lines and lines[0][-1:] in _GOES_ON:
        return _GOES_ON[lines[0][-1:]]
    for sign in ("`", "^", "\\"):
        if any(line.endswith(sign) for line in lines) or (sign == "^" and '^"' in text):
            return _GOES_ON[sign]
    if re.match(r"\S*curl\.exe\s", text, re.IGNORECASE):
        return "powershell" if "'" in text or "`" in text or "$env:" in text else "cmd"
    if re.search(r'[{\[,:]\s*""\w', text) and "'" not in text:
        return "cmd"  # JSON with doubled quotes, the habit of Windows
    return "bash"


def _start(text: str) -> int:
    match = _PROMPT.match(text)
    return match.end() if match else 0
