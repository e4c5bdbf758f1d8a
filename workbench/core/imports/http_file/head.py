"""The request line, which may go on over several lines, and the headers under it."""

import re
from dataclasses import dataclass

from workbench.core.request import Auth, BasicAuth, BearerAuth, NoAuth, Row

_VERSION = re.compile(r"\s+HTTP/[\d.]+\s*$", re.IGNORECASE)
_METHOD = re.compile(r"([A-Za-z][A-Za-z-]*)\s+(\S.*)", re.DOTALL)
_HEADER = re.compile(r"\s*([!#$%&'*+.^_`|~0-9A-Za-z{}-]+)[ \t]*:[ \t]?(.*)")


@dataclass(frozen=True, slots=True)
class Head:
    """Method, URL with its query, headers in order, and whether HTTP/2 is asked for."""

    method: str
    url: str
    headers: tuple[Row, ...]
    http2: bool = False


def read_head(lines: list[str]) -> Head:
    """The head of a request. Raises ValueError for a line that is no header."""
    first, rest = lines[0].strip(), list(lines[1:])
    while rest and (rest[0][:1] in " \t" or rest[0].lstrip()[:1] in ("?", "&")) and not _is_header(rest[0]):
        first += rest.pop(0).strip()
    version = _VERSION.search(first)
    first = first[: version.start()] if version else first
    match = _METHOD.fullmatch(first)
    method, url = (match[1].upper(), match[2].strip()) if match and "://" not in match[1] else ("GET", first)
    headers = tuple(_header(line) for line in rest)
    return Head(method, _absolute(url, headers), headers, _is_2(version))


def _is_header(line: str) -> bool:
    return _HEADER.match(line) is not None and line.lstrip()[:1] not in ("?", "&", "/")


def _header(line: str) -> Row:
    match = _HEADER.match(line)
    if match is None:
        raise ValueError(f"“{line.strip()}” is no header")
    return Row(match[1], match[2].strip(" \t"))


def _is_2(version: re.Match[str] | None) -> bool:
    return version is not None and version[0].strip().upper() in ("HTTP/2", "HTTP/2.0")


def _absolute(url: str, headers: tuple[Row, ...]) -> str:
    """A path with a Host header is the URL that both give together."""
    host = next((row.value for row in headers if row.name.lower() == "host"), "")
    if not url.startswith("/") or not host:
        return url
    scheme = "https" if host.endswith(":443") else "http"
    return f"{scheme}://{host}{url}"


def take_auth(headers: tuple[Row, ...]) -> tuple[Auth, tuple[Row, ...]]:
    """Credentials that both dialects write plainly, and the headers without them."""
    lines = [row for row in headers if row.name.lower() == "authorization"]
    if len(lines) != 1:
        return NoAuth(), headers
    scheme, _, rest = lines[0].value.partition(" ")
    others = tuple(row for row in headers if row is not lines[0])
    if scheme == "Bearer" and rest.strip() == rest and rest:
        return BearerAuth(rest), others
    if scheme.lower() == "basic" and (pair := _plain_pair(rest.strip())):
        return BasicAuth(*pair), others
    return NoAuth(), headers


def _plain_pair(text: str) -> tuple[str, str] | None:
    """``user password`` or ``user:password``; one that is in Base64 already stays a header."""
    for sign in (" ", ":"):
        user, found, password = text.partition(sign)
        if found and user:
            return user, password.strip() if sign == " " else password
    return None
