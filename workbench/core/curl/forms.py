"""Reads ``-F`` and ``--form-string``: name, content or file, and what may follow after semicolons."""

import re
from pathlib import PurePath

from workbench.core.curl.report import CurlError, Note
from workbench.core.curl.wanted import Wanted
from workbench.core.request import MultipartBody, Part

_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"[^;]*', re.DOTALL)
_PLAIN = re.compile(r"[^;]*")
_ATTRIBUTE = re.compile(r"\s*;\s*(type|filename|encoder|headers)=", re.IGNORECASE)
_TYPES = {
    ".gif": "image/gif",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".htm": "text/html",
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".xml": "application/xml",
}


def body(wanted: Wanted) -> MultipartBody:
    """All parts, in order.

    Raises:
        CurlError: for a part without a name.
    """
    parts = [_part(text, wanted, literal=place in wanted.literal_parts) for place, text in enumerate(wanted.parts)]
    return MultipartBody(tuple(part for part in parts if part is not None))


def _part(text: str, wanted: Wanted, *, literal: bool) -> Part | None:
    name, equals, rest = text.partition("=")
    if not equals or not name:
        raise CurlError(f"-F {text}: a part is written name=content")
    if literal:
        return Part(name, rest)
    sign = rest[:1] if rest[:1] in ("@", "<") else ""
    content, given = _content(rest[len(sign) :], wanted)
    if sign and content == "-":
        wanted.notes.append(Note(f"-F {text}", "standard input can't be read here"))
        return None
    kind = given.get("type", "")
    if sign == "@":
        return _file(name, content, kind, given, wanted)
    value = wanted.read(content, "-F <") if sign else content
    if "filename" in given:
        wanted.notes.append(Note(f"-F {name}=…;filename={given['filename']}", "only a file has a file name here"))
    return Part(name, value, content_type=kind)


def _file(name: str, path: str, kind: str, given: dict[str, str], wanted: Wanted) -> Part:
    if "," in path:
        path, _, others = path.partition(",")
        wanted.notes.append(Note(f"-F {name}=@…,{others}", "a part holds one file here"))
    filename = given.get("filename", "")
    guessed = _TYPES.get(PurePath(filename or path).suffix.lower(), "application/octet-stream")
    return Part(name, path=path, content_type=kind or guessed, filename=filename)


def _content(text: str, wanted: Wanted) -> tuple[str, dict[str, str]]:
    """The content before the first semicolon, and the attributes behind it."""
    content, at = _word(text, 0)
    given: dict[str, str] = {}
    while at < len(text):
        match = _ATTRIBUTE.match(text, at)
        if match is None:
            wanted.notes.append(Note(text[at:], "curl leaves out what follows a semicolon in -F", matters=False))
            break
        value, at = _word(text, match.end())
        given[match[1].lower()] = value
    for name in ("encoder", "headers"):
        if name in given:
            wanted.notes.append(Note(f"{name}={given[name]}", "a part has no such setting here"))
    return content, given


def _word(text: str, at: int) -> tuple[str, int]:
    """What stands at a place up to a semicolon, without its quotes, and where it ends."""
    if match := _QUOTED.match(text, at):
        return re.sub(r'\\([\\"])', r"\1", match[1]), match.end()
    plain = _PLAIN.match(text, at)
    assert plain is not None
    return plain[0].rstrip(), plain.end()
