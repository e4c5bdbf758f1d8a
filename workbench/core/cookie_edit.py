"""A cookie as somebody types it into the jar, checked by the rules that a server's ``Set-Cookie`` has to keep."""

import re
import time
from dataclasses import dataclass
from datetime import datetime

from workbench.core.cookies import MAX_PAIR_BYTES, Cookie

SAME_SITE = ("", "Lax", "Strict", "None")
MOST_DAYS = 400
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_BAD_VALUE = re.compile(r"[\x00-\x1f\x7f;]")
_DOMAIN = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*|\[?[0-9a-f:]+\]?")


class CookieProblemError(ValueError):
    """What was typed is no cookie; names the field, and says why."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


@dataclass(frozen=True, slots=True)
class TypedCookie:
    """The fields of the editor, as text where text is typed."""

    name: str = ""
    value: str = ""
    domain: str = ""
    subdomains: bool = False
    path: str = "/"
    expires: str = ""
    """Local time, ``2030-01-31 12:00``; empty keeps the cookie until the window closes."""
    secure: bool = False
    http_only: bool = False
    same_site: str = ""


def typed_of(cookie: Cookie) -> TypedCookie:
    """A kept cookie, to be edited."""
    until = "" if cookie.expires_at is None else time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(cookie.expires_at))
    return TypedCookie(
        cookie.name, cookie.value, cookie.domain, not cookie.host_only, cookie.path, until, cookie.secure,
        cookie.http_only, cookie.same_site,
    )  # fmt: skip


def read_cookie(typed: TypedCookie, now: float) -> Cookie:
    """The cookie that was typed.

    Raises:
        CookieProblemError: when no server could have set it either.
    """
    name, domain, path = typed.name.strip(), typed.domain.strip().lstrip(".").lower(), typed.path.strip() or "/"
    _check_pair(name, typed.value)
    if not _DOMAIN.fullmatch(domain):
        raise CookieProblemError("domain", "a host without scheme and port, for example api.example.com")
    if not path.startswith("/") or _BAD_VALUE.search(path):
        raise CookieProblemError("path", "a path begins with / and holds no semicolon")
    cookie = Cookie(
        name, typed.value.strip(), domain.strip("[]"), path, not typed.subdomains, typed.secure, typed.http_only,
        typed.same_site, _expiry(typed.expires.strip(), now), now,
    )  # fmt: skip
    _check_rules(cookie)
    return cookie


def _check_pair(name: str, value: str) -> None:
    if not _NAME.fullmatch(name):
        words = "letters, digits and !#$%&'*+.^_`|~- only" if name else "a cookie needs a name"
        raise CookieProblemError("name", words)
    if _BAD_VALUE.search(value):
        raise CookieProblemError("value", "no semicolon and no line break: there the cookie would end")
    if len(name.encode()) + len(value.encode()) > MAX_PAIR_BYTES:
        raise CookieProblemError("value", f"name and value together may have {MAX_PAIR_BYTES:,} bytes")


def _check_rules(cookie: Cookie) -> None:
    prefix = cookie.name.lower()
    if cookie.same_site == "None" and not cookie.secure:
        raise CookieProblemError("same_site", "SameSite=None needs Secure")
    if prefix.startswith(("__secure-", "__host-")) and not cookie.secure:
        raise CookieProblemError("name", "this prefix needs Secure")
    if prefix.startswith("__host-") and (not cookie.host_only or cookie.path != "/"):
        raise CookieProblemError("name", "the prefix __Host- needs the path / and no subdomains")


def _expiry(typed: str, now: float) -> float | None:
    if not typed:
        return None
    try:
        until = datetime.fromisoformat(typed).astimezone().timestamp()
    except (ValueError, OverflowError, OSError) as error:
        raise CookieProblemError("expires", "write it as 2030-01-31 12:00, or nothing") from error
    if until <= now:
        raise CookieProblemError("expires", "that is over: the cookie would be thrown out at once")
    if until > now + MOST_DAYS * 24 * 3600:
        raise CookieProblemError("expires", f"no cookie is kept for more than {MOST_DAYS} days (RFC 6265bis, 5.5)")
    return until
