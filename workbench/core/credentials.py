"""Credentials that must be fetched first: the request that asks for them, and what to keep of its answer."""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_plus

from workbench.core import percent
from workbench.core.exchange import AddedHeader
from workbench.core.request import Auth, JsonBody, LoginAuth, OAuth2PasswordAuth, RawBody, RequestDraft, Row
from workbench.core.variables import expand

FetchedAuth = LoginAuth | OAuth2PasswordAuth
FORM = "application/x-www-form-urlencoded"
RENEW_BEFORE_S = 10.0
"""A token is renewed so long before it runs out: it must still be good when it arrives."""


class RefusedError(Exception):
    """The log-in was answered, but gave nothing to use; the text says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a log-in was answered with."""

    url: str
    status: int
    cookies: tuple[str, ...]
    """``Set-Cookie`` lines."""
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Held:
    """What a log-in gave: a bearer token, cookies, or nothing when the server asks for no credentials."""

    token: str = field(default="", repr=False)
    refresh_token: str = field(default="", repr=False)
    cookies: tuple[str, ...] = field(default=(), repr=False)
    """``Set-Cookie`` lines."""
    url: str = ""
    """Where it came from; cookies belong to this address."""
    expires_at: float | None = None

    def fresh(self, now: float) -> bool:
        """Whether it will still be good in a moment."""
        return self.expires_at is None or now < self.expires_at - RENEW_BEFORE_S


def filled(auth: FetchedAuth, variables: Mapping[str, str]) -> FetchedAuth:
    """The identity with its variables filled in: by this it is told apart from others. Raises ``DraftError``."""

    def fill(text: str, what: str) -> str:
        return expand(text, variables, f"Auth, {what}")

    username, password = fill(auth.username, "username"), fill(auth.password, "password")
    if isinstance(auth, LoginAuth):
        return LoginAuth(username, password, fill(auth.url, "login URL"))
    return OAuth2PasswordAuth(
        token_url=fill(auth.token_url, "token URL"),
        username=username,
        password=password,
        client_id=fill(auth.client_id, "client id"),
        client_secret=fill(auth.client_secret, "client secret"),
        scope=fill(auth.scope, "scope"),
    )


def promise(auth: Auth) -> str:
    """What will be done about credentials when it is sent, for a preview; empty when nothing needs fetching."""
    match auth:
        case LoginAuth(username=name, url=url):
            return f"filled in when sent: logs in as {name or '…'} at {url}, or sends the session's cookie"
        case OAuth2PasswordAuth(username=name, token_url=url):
            return f"filled in when sent: a token for {name or '…'} from {url or '…'}"
        case _:
            return ""


def described(auth: FetchedAuth) -> str:
    """Why the header stands there, once it is filled in."""
    kind = "logging in" if isinstance(auth, LoginAuth) else "OAuth 2 password grant"
    return f"token fetched for {auth.username} by {kind}"


def request_for(auth: FetchedAuth, refresh_token: str = "") -> RequestDraft:
    """The request that fetches credentials; with a refresh token the one that renews them (RFC 6749, section 6).

    The identity is filled in already, so braces in a password are written such that they stand for no variable.
    """
    if isinstance(auth, LoginAuth):
        content = json.dumps({"username": auth.username, "password": auth.password}).replace("{{", "{\\u007b")
        return RequestDraft("POST", auth.url, body=JsonBody(content), name="log in")
    pairs = [("grant_type", "refresh_token"), ("refresh_token", refresh_token)] if refresh_token else _grant(auth)
    if auth.scope:
        pairs.append(("scope", auth.scope))
    headers = [Row("Accept", "application/json")]
    if auth.client_id:
        headers.append(Row("Authorization", _client(auth)))
    form = RawBody("&".join(f"{name}={percent.form(value)}" for name, value in pairs), FORM)
    return RequestDraft("POST", auth.token_url, headers=tuple(headers), body=form, name="fetch a token")


def read_answer(auth: FetchedAuth, answer: Answer, now: float) -> Held:
    """What to keep of the answer.

    Raises:
        RefusedError: when there is nothing to use in it; in the server's own words where it has some.
    """
    content = _object(answer.body)
    if not 200 <= answer.status < 300:
        raise RefusedError(f"the answer was {answer.status}{_reason(content)}")
    token = content.get("access_token")
    if not isinstance(token, str) or not token:
        if isinstance(auth, OAuth2PasswordAuth):
            raise RefusedError("the answer holds no access_token")
        return Held(cookies=answer.cookies, url=answer.url)
    kind = content.get("token_type", "Bearer")
    if not isinstance(kind, str) or kind.lower() != "bearer":
        raise RefusedError(f"the token is of type {kind}, only Bearer is known here")
    refresh = content.get("refresh_token")
    kept = refresh if isinstance(refresh, str) else ""
    return Held(token, kept, answer.cookies, answer.url, _expiry(content, token, now))


def header_of(auth: FetchedAuth, held: Held) -> tuple[AddedHeader, ...]:
    """The header that a token goes into; none for a session, whose cookie goes the way of all cookies."""
    if not held.token:
        return ()
    return (AddedHeader("Authorization", f"Bearer {held.token}", "auth", described(auth)),)


def _grant(auth: OAuth2PasswordAuth) -> list[tuple[str, str]]:
    return [("grant_type", "password"), ("username", auth.username), ("password", auth.password)]


def _client(auth: OAuth2PasswordAuth) -> str:
    """Id and secret as fields of a form first, then Basic (RFC 6749, section 2.3.1)."""
    pair = f"{quote_plus(auth.client_id)}:{quote_plus(auth.client_secret)}"
    return "Basic " + base64.b64encode(pair.encode()).decode("ascii")


def _object(body: bytes) -> dict[str, Any]:
    try:
        content = json.loads(body)
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def _reason(content: dict[str, Any]) -> str:
    words = [content.get(name) for name in ("error", "error_description", "detail", "title")]
    said = ": ".join(dict.fromkeys(word for word in words if isinstance(word, str) and word))
    return f" ({said})" if said else ""


def _expiry(content: dict[str, Any], token: str, now: float) -> float | None:
    """By what the answer says, else by the token's own ``exp``."""
    seconds = content.get("expires_in")
    if isinstance(seconds, int | float) and not isinstance(seconds, bool):
        return now + float(seconds)
    expires = _claims(token).get("exp")
    return float(expires) if isinstance(expires, int | float) and not isinstance(expires, bool) else None


def _claims(token: str) -> dict[str, Any]:
    """What a JWT says of itself; read only to know when to renew, never trusted."""
    parts = token.split(".")
    if len(parts) != 3:
        return {}
    try:
        return _object(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (ValueError, binascii.Error):
        return {}
