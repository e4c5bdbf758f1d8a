"""The cookie jar: which cookies a server may set, and which go back to it (a subset of RFC 6265bis).

Left out: the public suffix list, partitioned cookies (CHIPS), and SameSite enforcement, since a plain client has no
page that asks. As browsers do, loopback counts as secure, or a `Secure` cookie could never be tried out here.
"""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from workbench.core.digits import whole

MAX_PAIR_BYTES = 4096
_MAX_AGE_S = 400 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Cookie:
    """One cookie as the jar keeps it; ``expires_at`` is Unix time, None until the window closes."""

    name: str
    value: str
    domain: str
    path: str = "/"
    host_only: bool = True
    secure: bool = False
    http_only: bool = False
    same_site: str = ""
    expires_at: float | None = None
    created_at: float = 0.0

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells cookies apart: a second one with the same key replaces the first."""
        return (self.domain, self.path, self.name)

    def expired(self, now: float) -> bool:
        return self.expires_at is not None and self.expires_at <= now


@dataclass(frozen=True, slots=True)
class Refusal:
    """A ``Set-Cookie`` line that the jar did not take, and why."""

    line: str
    why: str


@dataclass(frozen=True, slots=True)
class Jar:
    """All cookies, frozen: taking one in makes a new jar."""

    cookies: tuple[Cookie, ...] = ()
    refused: tuple[Refusal, ...] = ()

    def received(self, url: str, lines: Iterable[str], now: float) -> "Jar":
        """The jar after an answer from ``url`` with these ``Set-Cookie`` lines."""
        kept = {cookie.key: cookie for cookie in self.cookies if not cookie.expired(now)}
        refused: list[Refusal] = []
        for line in lines:
            parsed = parse(line, url, now)
            if isinstance(parsed, Refusal):
                refused.append(parsed)
                continue
            if _covers_a_secure_one(parsed, url, kept.values()):
                refused.append(Refusal(line, "a Secure cookie of that name came over HTTPS, and this came over HTTP"))
                continue
            earlier = kept.pop(parsed.key, None)
            if not parsed.expired(now):
                kept[parsed.key] = replace(parsed, created_at=earlier.created_at) if earlier else parsed
        return Jar(tuple(kept.values()), tuple(refused))

    def matching(self, url: str, now: float) -> tuple[Cookie, ...]:
        """The cookies to send to ``url``: longest path first, then oldest (section 5.8.3)."""
        split = urlsplit(url)
        host, path = (split.hostname or "").lower(), split.path or "/"
        found = [
            cookie
            for cookie in self.cookies
            if not cookie.expired(now)
            and (host == cookie.domain if cookie.host_only else _domain_matches(host, cookie.domain))
            and _path_matches(path, cookie.path)
            and (not cookie.secure or _is_secure(split.scheme, host))
        ]
        return tuple(sorted(found, key=lambda cookie: (-len(cookie.path), cookie.created_at)))

    def with_changes(self, before: "Jar", after: "Jar") -> "Jar":
        """This jar with what changed between two others: sends that overlap don't undo each other's cookies."""
        kept = {cookie.key: cookie for cookie in self.cookies}
        for cookie in before.cookies:
            if cookie not in after.cookies:
                kept.pop(cookie.key, None)
        kept |= {cookie.key: cookie for cookie in after.cookies if cookie not in before.cookies}
        return Jar(tuple(kept.values()), after.refused)

    def without(self, key: tuple[str, str, str]) -> "Jar":
        """The jar with one cookie thrown out."""
        return Jar(tuple(cookie for cookie in self.cookies if cookie.key != key), self.refused)


EMPTY_JAR = Jar()


def _covers_a_secure_one(cookie: Cookie, url: str, kept: Iterable[Cookie]) -> bool:
    """Whether plain HTTP tries to replace or hide what HTTPS set (5.7, "leave secure cookies alone")."""
    split = urlsplit(url)
    if cookie.secure or _is_secure(split.scheme, (split.hostname or "").lower()):
        return False
    return any(
        old.secure
        and old.name == cookie.name
        and (_domain_matches(cookie.domain, old.domain) or _domain_matches(old.domain, cookie.domain))
        and _path_matches(cookie.path, old.path)
        for old in kept
    )


def parse(line: str, url: str, now: float) -> Cookie | Refusal:
    """One ``Set-Cookie`` line, by section 5.6: lenient in form, strict about who may set what."""
    if any((sign < " " and sign != "\t") or sign == "\x7f" for sign in line):
        return Refusal(line, "it holds a control character")
    pair, *attributes = line.split(";")
    name, equals, value = pair.partition("=")
    name, value = (name.strip(), value.strip()) if equals else ("", pair.strip())
    if not name:
        return Refusal(line, "it has no name")
    if len(name.encode()) + len(value.encode()) > MAX_PAIR_BYTES:
        return Refusal(line, f"name and value are longer than {MAX_PAIR_BYTES} bytes")
    given = {key.strip().lower(): rest.strip() for key, _, rest in (item.partition("=") for item in attributes)}
    split = urlsplit(url)
    host = (split.hostname or "").lower()
    domain = given.get("domain", "").lstrip(".").lower()
    cookie = Cookie(
        name=name,
        value=value,
        domain=domain or host,
        path=_path(given.get("path", ""), split.path),
        host_only=not domain or (domain == host and _is_ip(host)),
        secure="secure" in given,
        http_only="httponly" in given,
        same_site=_same_site(given.get("samesite", "")),
        expires_at=_expiry(given, now),
        created_at=now,
    )
    why = _refused_because(cookie, host, split.scheme) or _prefix_broken(cookie, given)
    return Refusal(line, why) if why else cookie


def _refused_because(cookie: Cookie, host: str, scheme: str) -> str:
    secure_here = _is_secure(scheme, host)
    if not _domain_matches(host, cookie.domain):
        return f"{host} may not set a cookie for {cookie.domain}"
    if cookie.secure and not secure_here:
        return "Secure, but it came over plain HTTP"
    if cookie.same_site == "None" and not cookie.secure:
        return "SameSite=None needs Secure"
    return ""


def _prefix_broken(cookie: Cookie, given: dict[str, str]) -> str:
    """What a name promises must hold (4.1.3): ``__Host-`` wants its Path=/ written down."""
    prefix = cookie.name.lower()
    if prefix.startswith("__secure-") and not cookie.secure:
        return "the prefix __Secure- needs Secure"
    bound = cookie.secure and not given.get("domain") and cookie.path == "/" and "path" in given
    if prefix.startswith("__host-") and not bound:
        return "the prefix __Host- needs Secure, Path=/ and no Domain"
    return ""


def _same_site(value: str) -> str:
    """Any other word counts as none at all (5.6.7)."""
    word = value.capitalize()
    return word if word in ("Strict", "Lax", "None") else ""


def _expiry(given: dict[str, str], now: float) -> float | None:
    """``Max-Age`` wins over ``Expires``; both are capped at 400 days (section 5.5)."""
    age = given.get("max-age", "")
    seconds = whole(age.removeprefix("-"), _MAX_AGE_S)
    if seconds is not None:
        return now + seconds if seconds and not age.startswith("-") else 0.0
    try:
        return min(parsedate_to_datetime(given["expires"]).timestamp(), now + _MAX_AGE_S)
    except (KeyError, ValueError, OverflowError):
        return None


def _path(given: str, url_path: str) -> str:
    if given.startswith("/"):
        return given
    head = url_path.rpartition("/")[0]
    return head if head.startswith("/") else "/"


def _path_matches(path: str, wanted: str) -> bool:
    return path == wanted or (path.startswith(wanted) and (wanted.endswith("/") or path[len(wanted)] == "/"))


def _domain_matches(host: str, domain: str) -> bool:
    return host == domain or (host.endswith("." + domain) and not _is_ip(host))


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_secure(scheme: str, host: str) -> bool:
    loopback = (
        host == "localhost" or host.endswith(".localhost") or (_is_ip(host) and ipaddress.ip_address(host).is_loopback)
    )
    return scheme in ("https", "wss") or loopback
