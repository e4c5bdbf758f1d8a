"""The one encoder: turns a draft into the request that goes out, for send, preview, bursts and lessons alike.

It says of every header who put it there, so that *as typed* and *as sent* can stand side by side.
"""

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from workbench import __version__
from workbench.core import bodies
from workbench.core.address import Address, locate
from workbench.core.bodies import BodySource, FileSize
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.credentials import promise
from workbench.core.draft_error import DraftError
from workbench.core.exchange import AddedHeader
from workbench.core.proxy import Proxy, read_proxy
from workbench.core.request import (
    ApiKeyAuth,
    Auth,
    BasicAuth,
    BearerAuth,
    CookieAuth,
    InheritAuth,
    LoginAuth,
    NoAuth,
    OAuth2PasswordAuth,
    RequestDraft,
    Row,
)
from workbench.core.tls_files import NO_FILES, TlsFiles, read_tls_files
from workbench.core.variables import expand

USER_AGENT = f"backend-workbench/{__version__}"
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_BODY_EXPECTED = ("POST", "PUT", "PATCH")


@dataclass(frozen=True, slots=True)
class EncodedRequest:
    """A request ready to go: nothing of it changes any more on its way to the socket."""

    method: str
    url: str
    target: str
    """As it stands in the request line: path and query, or all of the URL when a proxy is asked."""
    headers: tuple[AddedHeader, ...]
    body: BodySource
    address: Address
    proxy: Proxy | None = None
    pending: tuple[AddedHeader, ...] = ()
    """What only a log-in at the time of sending can fill in: shown in a preview, never sent like this."""
    tls: TlsFiles = NO_FILES


def _no_files(path: str) -> int:
    raise FileNotFoundError(2, "files can't be sent from here", path)


def encode(
    draft: RequestDraft,
    variables: Mapping[str, str],
    cookies: Jar = EMPTY_JAR,
    *,
    now: float = 0.0,
    file_size: FileSize = _no_files,
    held: tuple[AddedHeader, ...] | None = None,
) -> EncodedRequest:
    """The draft as it will be sent.

    Args:
        draft: What the author built.
        variables: Values by name; ``base`` is the address of the running backend.
        cookies: The jar; only what matches the URL at ``now`` (Unix seconds) is sent.
        now: When it is sent.
        file_size: Tells the bytes of a file that a part names.
        held: The headers that a log-in gave, for a kind of auth that needs one; None while nobody logged in.

    Raises:
        DraftError: when the draft can't become a request; it names the place.
    """
    method, auth = _method(draft.method), expanded(draft.auth, variables)
    address = locate(draft.url, (*draft.params, *_query_key(auth)), variables, draft.path_params)
    proxy = read_proxy(draft.proxy, variables)
    body = bodies.build(draft.body, variables, file_size)
    _check_handshake(method, address, body)
    typed = tuple(_typed(draft.headers, variables))
    credentials = (*_auth_headers(auth, address), *(held or ()), *cookie_header(auth, cookies, address, now))
    ours = [
        *_client_headers(address),
        *_proxy_headers(address, proxy),
        *(_checked(header, "Auth") for header in credentials),
        *_content_type(body),
        *_content_length(method, body),
    ]
    headers = tuple(_merged(typed, _without(draft.omitted, ours)))
    pending = (*_key(address), *(_pending(draft, typed) if held is None else ()))
    target, tls = request_target(address, proxy), read_tls_files(draft, variables)
    return EncodedRequest(method, address.url, target, headers, body, address, proxy, pending, tls)


def _without(omitted: tuple[str, ...], ours: list[AddedHeader]) -> list[AddedHeader]:
    """Our headers but for those that the author wants to go without; no request goes without ``Host``."""
    names = {name.lower() for name in omitted} - {"host"}
    return [header for header in ours if header.name.lower() not in names]


def request_target(address: Address, proxy: Proxy | None) -> str:
    """What stands in the request line (RFC 9112, 3.2): a proxy that gets the request itself needs all of the URL."""
    return address.url if proxy is not None and address.scheme == "http" else address.target


def _method(typed: str) -> str:
    method = typed.strip()
    if not _TOKEN.fullmatch(method):
        raise DraftError("Method", f"“{method}” is not a method: letters, digits and !#$%&'*+.^_`|~- only")
    return method


def _check_handshake(method: str, address: Address, body: BodySource) -> None:
    """A WebSocket begins as a GET without a body (RFC 6455, section 4.1)."""
    if not address.is_socket:
        return
    if method != "GET":
        raise DraftError("Method", "a WebSocket is opened with GET")
    if body.pieces:
        raise DraftError("Body", "a WebSocket is opened without one; messages are sent once it is open")


def _key(address: Address) -> tuple[AddedHeader, ...]:
    words = "made anew for each connection, to tell that the server means it"
    return (AddedHeader("Sec-WebSocket-Key", "…", "client", words),) if address.is_socket else ()


def _proxy_headers(address: Address, proxy: Proxy | None) -> Iterator[AddedHeader]:
    """Only where the proxy reads the request: through a tunnel, CONNECT carries them."""
    if proxy is not None and proxy.authorization and address.scheme == "http":
        yield AddedHeader("Proxy-Authorization", proxy.authorization, "client", "stood before the @ of the proxy")


def _pending(draft: RequestDraft, typed: tuple[AddedHeader, ...]) -> list[AddedHeader]:
    words = promise(draft.auth)
    if not words or any(header.name.lower() == "authorization" for header in typed):
        return []
    return _without(draft.omitted, [AddedHeader("Authorization", "Bearer …", "auth", words)])


def expanded(auth: Auth, variables: Mapping[str, str]) -> Auth:
    """Credentials with their variables filled in; those that a log-in gives are looked up by ``credentials``."""
    match auth:
        case BasicAuth():
            user = expand(auth.username, variables, "Auth, username")
            return replace(auth, username=user, password=expand(auth.password, variables, "Auth, password"))
        case BearerAuth():
            return replace(auth, token=expand(auth.token, variables, "Auth, token").strip())
        case ApiKeyAuth() | CookieAuth():
            name = expand(auth.name, variables, "Auth, name")
            return replace(auth, name=name, value=expand(auth.value, variables, "Auth, value"))
        case LoginAuth() | OAuth2PasswordAuth() | InheritAuth() | NoAuth():
            return auth


def _query_key(auth: Auth) -> tuple[Row, ...]:
    return (Row(auth.name, auth.value),) if isinstance(auth, ApiKeyAuth) and auth.place == "query" else ()


def _typed(rows: tuple[Row, ...], variables: Mapping[str, str]) -> Iterator[AddedHeader]:
    for number, row in enumerate(rows, 1):
        if row.enabled and (row.name or row.value):
            place = f"Headers, row {number}"
            name = expand(row.name, variables, f"{place}, key").strip()
            yield _checked(
                AddedHeader(name, expand(row.value, variables, f"{place}, value").strip(" \t\r\n"), "you"), place
            )


def _checked(header: AddedHeader, place: str) -> AddedHeader:
    """The header, when it can stand on the wire at all (RFC 9110, section 5): a line break smuggles in another."""
    if not _TOKEN.fullmatch(header.name):
        raise DraftError(place, f"“{header.name}” is not a header name")
    if any(sign in header.value for sign in "\r\n\0"):
        raise DraftError(place, f"the value of {header.name} holds a line break")
    return header


def _merged(typed: tuple[AddedHeader, ...], ours: list[AddedHeader]) -> Iterator[AddedHeader]:
    """Host first, ours, what you typed, the length last. A header that you typed is not added a second time."""
    taken = {header.name.lower() for header in typed}
    if "transfer-encoding" in taken:
        taken.add("content-length")
    yield from (header for header in typed if header.name.lower() == "host")
    added = [header for header in ours if header.name.lower() not in taken]
    yield from (header for header in added if header.name != "Content-Length")
    yield from (header for header in typed if header.name.lower() != "host")
    yield from (header for header in added if header.name == "Content-Length")


def _client_headers(address: Address) -> Iterator[AddedHeader]:
    yield AddedHeader("Host", address.host_line, "client", "HTTP/1.1 wants to know which site is meant")
    yield AddedHeader("User-Agent", USER_AGENT, "client", "who is asking")
    yield AddedHeader("Accept", "*/*", "client", "any content type will do")
    if address.is_socket:
        yield AddedHeader("Connection", "Upgrade", "client", "the next header is for the next hop only")
        yield AddedHeader("Upgrade", "websocket", "client", "asks to change the protocol")
        yield AddedHeader("Sec-WebSocket-Version", "13", "client", "the version of RFC 6455")
        offer = "permessage-deflate; client_max_window_bits"
        yield AddedHeader("Sec-WebSocket-Extensions", offer, "client", "messages may come and go packed (RFC 7692)")
    else:
        yield AddedHeader("Accept-Encoding", "gzip, deflate", "client", "what the client can unpack")


def _auth_headers(auth: Auth, address: Address) -> Iterator[AddedHeader]:
    match auth:
        case BasicAuth(username=username, password=password):
            yield _basic(username, password, "username and password of the Auth tab, in Base64")
        case BearerAuth(token=token) if token:
            yield AddedHeader("Authorization", f"Bearer {token}", "auth", "token of the Auth tab")
        case ApiKeyAuth(place="header", name=name, value=value) if name:
            yield AddedHeader(name, value, "auth", "key of the Auth tab")
        case NoAuth() if address.username or address.password:
            yield _basic(address.username, address.password, "stood before the @ of the URL")


def _basic(username: str, password: str, why: str) -> AddedHeader:
    pair = base64.b64encode(f"{username}:{password}".encode()).decode("ascii")
    return AddedHeader("Authorization", f"Basic {pair}", "auth", why)


def cookie_header(auth: Auth, jar: Jar, address: Address, now: float) -> Iterator[AddedHeader]:
    """What the jar and the Auth tab have for this address, as one header; nothing when they have none."""
    own = auth if isinstance(auth, CookieAuth) and auth.name else None
    kept = [cookie for cookie in jar.matching(address.url, now) if own is None or cookie.name != own.name]
    pairs = [f"{cookie.name}={cookie.value}" for cookie in kept]
    if own is not None:
        pairs.append(f"{own.name}={own.value}")
    if pairs:
        jar_part = f"{len(kept)} from the jar" if kept else ""
        own_part = f"{own.name} of the Auth tab" if own is not None else ""
        by = "cookie jar" if kept else "auth"
        yield AddedHeader("Cookie", "; ".join(pairs), by, " and ".join(part for part in (jar_part, own_part) if part))


def _content_type(body: BodySource) -> Iterator[AddedHeader]:
    if body.content_type:
        yield AddedHeader("Content-Type", body.content_type, "body", "follows the kind of body")


def _content_length(method: str, body: BodySource) -> Iterator[AddedHeader]:
    if body.pieces or method.upper() in _BODY_EXPECTED:
        yield AddedHeader("Content-Length", str(body.size), "body", "counted")
