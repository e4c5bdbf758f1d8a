"""Says which request follows a redirect (RFC 9110, section 15.4): method, body, headers and cookies of the next hop."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urldefrag, urljoin, urlsplit

from workbench.core.address import Address, locate
from workbench.core.bodies import BodySource
from workbench.core.cookies import Jar
from workbench.core.draft_error import DraftError
from workbench.core.draft_secrets import SECRET_HEADERS
from workbench.core.encode import EncodedRequest, cookie_header, request_target
from workbench.core.exchange import AddedHeader, Headers
from workbench.core.request import Auth, NoAuth

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HTTP = ("http", "https")


class NoWayError(Exception):
    """The redirect leads nowhere that a request can be sent to; the text says why."""


def location(status: int, headers: Headers) -> str | None:
    """Where an answer leads; None when it is no redirect."""
    if status not in REDIRECTS:
        return None
    return next((value.strip() for name, value in headers if name.lower() == "location"), None)


def following(
    before: EncodedRequest, status: int, leads_to: str, auth: Auth, *, jar: Jar, now: float
) -> EncodedRequest:
    """The next request.

    Args:
        before: The request that was redirected.
        status: Of the answer.
        leads_to: Its ``Location``, absolute or relative.
        auth: The credentials of the draft with its variables filled in.
        jar: The cookies, those of this answer taken in already.
        now: Unix time.

    Raises:
        NoWayError: when ``Location`` is no address for HTTP.
    """
    address = _address(before.url, leads_to)
    method, keeps_body = _method(before.method, status)
    home = origin(address) == origin(before.address)
    body = before.body if keeps_body else BodySource()
    ours = _own_cookie(auth, jar, address, now, home=home)
    kept = [header for header in before.headers if _stays(header, home=home, keeps_body=keeps_body)]
    headers = tuple(_with_host_and_cookies(kept, address, ours, home=home))
    target = request_target(address, before.proxy)
    tls = before.tls if home else before.tls.for_strangers()
    moved = replace(before, url=address.url, target=target, address=address, pending=(), tls=tls)
    return replace(moved, method=method, headers=headers, body=body)


def origin(address: Address) -> tuple[str, str, int]:
    """What tells apart whom a secret may be shown to."""
    return (address.scheme, address.host.lower(), address.port)


def _address(url: str, leads_to: str) -> Address:
    target = urldefrag(urljoin(url, _readable(leads_to))).url
    scheme = urlsplit(target).scheme
    if scheme not in _HTTP:
        raise NoWayError(f"Location leads to {scheme or leads_to}:, which is not HTTP")
    try:
        return locate(target.replace("{", "%7B").replace("}", "%7D"), (), {})
    except DraftError as error:
        raise NoWayError(f"Location says {leads_to[:200]!r}: {error.problem}") from error


def _readable(location: str) -> str:
    """Headers are read as Latin-1; who puts other letters into ``Location`` mostly means UTF-8."""
    try:
        return location.encode("latin-1").decode()
    except UnicodeError:
        return location


def _method(method: str, status: int) -> tuple[str, bool]:
    """303 asks for a GET; after 301 and 302 a POST becomes one as in every browser; 307 and 308 repeat the same."""
    if status == 303:
        return (method if method == "HEAD" else "GET"), False
    as_get = status in (301, 302) and method == "POST"
    return ("GET", False) if as_get else (method, True)


def _stays(header: AddedHeader, *, home: bool, keeps_body: bool) -> bool:
    name = header.name.lower()
    if name.startswith("content-") or name == "transfer-encoding":
        return keeps_body
    return home or not _is_secret(header, name)


def _is_secret(header: AddedHeader, name: str) -> bool:
    """What was meant for the first origin only. The proxy stays the same one, and so do its credentials."""
    return header.by == "auth" or (name in SECRET_HEADERS and header.name != "Proxy-Authorization")


def _own_cookie(auth: Auth, jar: Jar, address: Address, now: float, *, home: bool) -> list[AddedHeader]:
    return list(cookie_header(auth if home else NoAuth(), jar, address, now))


def _with_host_and_cookies(
    kept: list[AddedHeader], address: Address, cookies: list[AddedHeader], *, home: bool
) -> Iterator[AddedHeader]:
    """``Host`` follows the address, unless you typed one and the site is the same; a typed ``Cookie`` stays yours."""
    typed_cookie = any(header.name.lower() == "cookie" and header.by == "you" for header in kept)
    placed = typed_cookie
    for header in kept:
        name = header.name.lower()
        if name == "host" and not (home and header.by == "you"):
            yield AddedHeader("Host", address.host_line, "client", "the site that the redirect leads to")
        elif name == "cookie" and not typed_cookie:
            yield from cookies
            placed = True
        else:
            yield header
    if not placed:
        yield from cookies


def goes_round(urls: list[str]) -> str:
    """The addresses between which redirects go to and fro, in words; empty when each was new."""
    if len(set(urls)) == len(urls):
        return ""
    last = urls[-1]
    earlier = max(index for index, url in enumerate(urls[:-1]) if url == last) if last in urls[:-1] else None
    if earlier is None:
        return "Some of the addresses came up more than once."
    ring = list(dict.fromkeys(urls[earlier:-1]))
    if len(ring) == 1:
        return f"{ring[0]} leads to itself."
    return f"They go round in a circle of {len(ring)}: {' → '.join(ring[:3])} → …"
