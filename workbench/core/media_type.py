"""What a body is, by its Content-Type and, where that is missing or vague, by its first bytes."""

import codecs
import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["json", "xml", "html", "svg", "image", "text", "binary"]

_CHARSET = re.compile(r"""charset\s*=\s*["']?([^\s;"']+)""", re.IGNORECASE)
_DECLARED = re.compile(rb"""(?:<\?xml[^>]*encoding|<meta[^>]*charset)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MAGIC = ((b"\x89PNG\r\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"))
_SHOWN_NAMES = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "ascii": "ASCII",
    "cp1252": "Windows-1252",
    "iso8859-1": "Latin-1",
}


@dataclass(frozen=True, slots=True)
class MediaType:
    """A body's type; ``charset`` is Python's name for it, empty for what is no text."""

    name: str
    kind: Kind
    charset: str = ""
    guessed: bool = False
    """The server did not say the charset, or named one that nobody knows."""

    @property
    def shown_charset(self) -> str:
        """As a person writes it."""
        return _SHOWN_NAMES.get(self.charset, self.charset)


def of(content_type: str, beginning: bytes) -> MediaType:
    """What a body is; ``beginning`` are its first bytes, at best 1 kB of them."""
    name = content_type.partition(";")[0].strip().lower() or _sniffed(beginning)
    kind = _kind(name, beginning)
    if kind in ("image", "binary"):
        return MediaType(name, kind)
    named = _CHARSET.search(content_type)
    charset = (_known(named[1]) if named else "") or ("utf-8" if kind == "json" else "")
    found = charset or _declared(beginning)
    return MediaType(name, kind, found or "utf-8", guessed=not found)


def _kind(name: str, beginning: bytes) -> Kind:
    family = name.partition("/")[0]
    if name == "application/json" or name.endswith("+json"):
        return "json"
    if name == "image/svg+xml":
        return "svg"
    if name in ("application/xml", "text/xml") or name.endswith("+xml"):
        return "html" if name == "application/xhtml+xml" else "xml"
    if name == "text/html":
        return "html"
    if family == "image":
        return "image"
    return "text" if family == "text" or b"\0" not in beginning else "binary"


def _sniffed(beginning: bytes) -> str:
    for magic, name in _MAGIC:
        if beginning.startswith(magic):
            return name
    start = beginning.lstrip()[:1]
    if start in (b"{", b"["):
        return "application/json"
    return "application/octet-stream" if b"\0" in beginning else "text/plain"


def _declared(beginning: bytes) -> str:
    for mark, charset in _MARKS:
        if beginning.startswith(mark):
            return charset
    named = _DECLARED.search(beginning[:1024])
    return _known(named[1].decode("ascii")) if named else ""


def _known(name: str) -> str:
    try:
        found = codecs.lookup(name)
    except LookupError:
        return ""
    return "utf-8" if found.name == "utf-8-sig" else found.name if found._is_text_encoding else ""
