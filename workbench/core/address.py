"""Takes a typed URL apart into what a client needs: origin, target, host line, and credentials that stood in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from workbench.core import percent
from workbench.core.draft_error import DraftError
from workbench.core.request import Row
from workbench.core.variables import expand

DEFAULT_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}
SECURE = frozenset({"https", "wss"})


@dataclass(frozen=True, slots=True)
class Address:
    """Where a request goes. ``target`` is what stands in the request line: path and query, encoded."""

    scheme: str
    host: str
    port: int
    target: str
    username: str = ""
    password: str = ""

    @property
    def host_line(self) -> str:
        """The value of ``Host``: without the port when it is the scheme's own (RFC 9110, section 7.2)."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == DEFAULT_PORTS[self.scheme] else f"{name}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host_line}{self.target}"

    @property
    def place(self) -> str:
        """Host and port, as messages name it."""
        return f"{self.host}:{self.port}"

    @property
    def is_socket(self) -> bool:
        """Whether a WebSocket is asked for."""
        return self.scheme in ("ws", "wss")


def locate(typed: str, rows: tuple[Row, ...], variables: Mapping[str, str], path_rows: tuple[Row, ...] = ()) -> Address:
    """The address of a typed URL with its query rows appended. The fragment stays at home, as everywhere.

    ``path_rows`` give the values of ``:name`` segments; a segment that no row names stays as it is.

    Raises:
        DraftError: for an unknown variable, or a URL that names no host we can reach over HTTP.
    """
    split = urlsplit(_absolute(expand(typed.strip(), variables, "URL"), variables))
    if split.scheme not in DEFAULT_PORTS:
        raise DraftError("URL", f"“{split.scheme}” can't be sent here, only http, https, ws and wss")
    try:
        host, port = split.hostname or "", split.port
    except ValueError as error:
        raise DraftError("URL", "the port must be a number up to 65535") from error
    if not host:
        raise DraftError("URL", "no host, for example http://127.0.0.1:8000/tasks")
    return Address(
        scheme=split.scheme,
        host=_ascii_host(host),
        port=DEFAULT_PORTS[split.scheme] if port is None else port,
        target=_target(_filled(split.path, path_rows, variables), split.query, rows, variables),
        username=unquote(split.username or ""),
        password=unquote(split.password or ""),
    )


def _absolute(text: str, variables: Mapping[str, str]) -> str:
    if not text:
        raise DraftError("URL", "it is empty")
    if any(ord(sign) < 0x20 for sign in text):
        raise DraftError("URL", "it holds a control character")
    if text.startswith("/"):
        base = variables.get("base", "")
        if not base:
            raise DraftError("URL", "a path needs a running backend to go to")
        return base.rstrip("/") + text
    return text if "://" in text.split("?", 1)[0] else f"http://{text}"


def _ascii_host(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise DraftError("URL", f"“{host}” is not a host name") from error


def _filled(path: str, rows: tuple[Row, ...], variables: Mapping[str, str]) -> str:
    """The path with its parameters in place: only whole segments, so that a port or ``a:b`` is never meant."""
    values = {row.name.strip(): row.value for row in rows if row.enabled and row.name.strip()}
    if not values:
        return path
    return "/".join(_segment(piece, values, variables) for piece in path.split("/"))


def _segment(piece: str, values: Mapping[str, str], variables: Mapping[str, str]) -> str:
    name = piece[1:]
    if not piece.startswith(":") or name not in values:
        return piece
    place = f"Path parameter {name}"
    value = expand(values[name], variables, place)
    if not value:
        raise DraftError(place, "it has no value; the path would be another one")
    return percent.segment(value)


def _target(path: str, query: str, rows: tuple[Row, ...], variables: Mapping[str, str]) -> str:
    pairs = [percent.query(query)] if query else []
    for number, row in enumerate(rows, 1):
        if row.enabled and (row.name or row.value):
            name = percent.query_name(expand(row.name, variables, f"Params, row {number}, key"))
            value = percent.query_value(expand(row.value, variables, f"Params, row {number}, value"))
            pairs.append(f"{name}={value}")
    return percent.path(path or "/") + ("?" + "&".join(pairs) if pairs else "")
