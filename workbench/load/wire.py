"""Turns a request into the bytes that go on the wire, once, so that sending it again costs one write."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from workbench.core.burst import LoadRequest

WRITES_LENGTH = ("POST", "PUT", "PATCH")


@dataclass(frozen=True, slots=True)
class WireRequest:
    """A request ready to be written."""

    data: bytes
    is_head: bool
    """Whether the answer has no body whatever its headers say (RFC 9110, section 9.3.2)."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the requests go."""

    host: str
    port: int
    tls: bool


def endpoint(url: str) -> Endpoint:
    """Host and port of an absolute URL.

    Raises:
        ValueError: When it isn't http(s) or names no host.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"not an absolute http URL: {url}")
    tls = parts.scheme == "https"
    return Endpoint(parts.hostname, parts.port or (443 if tls else 80), tls)


def wire_request(request: LoadRequest) -> WireRequest:
    """Request line, headers and body; adds ``Host`` and ``Content-Length`` where the author left them out.

    Raises:
        ValueError: When a header would break out of its line.
    """
    parts = urlsplit(request.url)
    target = request.url.removeprefix(f"{parts.scheme}://{parts.netloc}").partition("#")[0] or "/"
    lines = [f"{request.method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in _headers(request))]
    if any("\r" in line or "\n" in line for line in lines):
        raise ValueError("a header or the URL contains a line break")
    head = b"\r\n".join(map(_bytes, lines)) + b"\r\n\r\n"
    return WireRequest(head + request.body, request.method == "HEAD")


def _headers(request: LoadRequest) -> list[tuple[str, str]]:
    names = {name.lower() for name, _ in request.headers}
    headers = list(request.headers)
    if "host" not in names:
        headers.insert(0, ("Host", urlsplit(request.url).netloc.rpartition("@")[2]))
    has_length = bool(names & {"content-length", "transfer-encoding"})
    if not has_length and (request.body or request.method in WRITES_LENGTH):
        headers.append(("Content-Length", str(len(request.body))))
    return headers


def _bytes(line: str) -> bytes:
    """The single send's way: Latin-1, and UTF-8 for what that can't say."""
    try:
        return line.encode("latin-1")
    except UnicodeEncodeError:
        return line.encode()
