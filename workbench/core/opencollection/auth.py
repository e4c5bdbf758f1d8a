"""Credentials in OpenCollection's words, both ways.

A cookie is an API key in the header ``Cookie``, which is what it is on the wire. Logging in for the user is the
password grant with a token of our own name. No authentication is no entry: the format has no word for it.
"""

from collections.abc import Callable

from workbench.core.opencollection.fields import part, text, without_empty
from workbench.core.opencollection.yaml_text import Raw, Tree
from workbench.core.request import (
    INHERIT,
    ApiKeyAuth,
    Auth,
    BasicAuth,
    BearerAuth,
    CookieAuth,
    InheritAuth,
    LoginAuth,
    NoAuth,
    OAuth2PasswordAuth,
)

_LOGIN = "workbench-login"
_FLOW = "resource_owner_password_credentials"


def read_auth(raw: Raw | None, absent: Auth) -> Auth:
    """The credentials of a request or folder; ``absent`` when none are named, or of a kind that we don't have."""
    found = part(raw)
    kind = raw if isinstance(raw, str) else text(found, "type")
    if kind == "oauth2" and text(found, "flow") != _FLOW:
        return absent
    return _READERS[kind](found) if kind in _READERS else absent


def unsupported(raw: Raw | None) -> str:
    """The kind of credentials that stands there and that we can't send; empty when all is well."""
    found = part(raw)
    kind, flow = text(found, "type"), text(found, "flow")
    if not kind or (kind in _READERS and flow in ("", _FLOW)):
        return ""
    return f"{kind} {flow}".strip()


def auth_tree(auth: Auth) -> Tree | None:
    """What to write; None for no entry at all."""
    tree: Tree | None = None
    match auth:
        case NoAuth():
            tree = None
        case InheritAuth():
            tree = "inherit"
        case BasicAuth():
            tree = {"type": "basic", "username": auth.username, "password": auth.password}
        case BearerAuth():
            tree = {"type": "bearer", "token": auth.token}
        case ApiKeyAuth():
            tree = _key_tree(auth)
        case CookieAuth():
            pair = f"{auth.name}={auth.value}"
            tree = {"type": "apikey", "key": "Cookie", "value": pair, "placement": "header"}
        case LoginAuth():
            tree = _login_tree(auth)
        case OAuth2PasswordAuth():
            tree = _password_grant_tree(auth)
    return tree


def _read_basic(found: dict[str, Raw]) -> Auth:
    return BasicAuth(text(found, "username"), text(found, "password"))


def _read_bearer(found: dict[str, Raw]) -> Auth:
    return BearerAuth(text(found, "token"))


def _read_key(found: dict[str, Raw]) -> Auth:
    key, value = text(found, "key"), text(found, "value")
    if text(found, "placement") == "query":
        return ApiKeyAuth(key, value, "query")
    if key == "Cookie" and "=" in value:
        name, _, held = value.partition("=")
        return CookieAuth(name, held)
    return ApiKeyAuth(key, value)


def _key_tree(auth: ApiKeyAuth) -> Tree:
    """A key in the header ``cookie`` is written small: with a capital it is a cookie."""
    name = auth.name.lower() if auth.name.lower() == "cookie" else auth.name
    return {"type": "apikey", "key": name, "value": auth.value, "placement": auth.place}


def _read_password_grant(found: dict[str, Raw]) -> Auth:
    owner, client = part(found, "resourceOwner"), part(found, "credentials")
    url, username, password = text(found, "accessTokenUrl"), text(owner, "username"), text(owner, "password")
    if text(part(found, "tokenConfig"), "id") == _LOGIN:
        return LoginAuth(username, password, url)
    secret = text(client, "clientSecret")
    return OAuth2PasswordAuth(url, username, password, text(client, "clientId"), secret, text(found, "scope"))


def _login_tree(auth: LoginAuth) -> Tree:
    owner: Tree = {"username": auth.username, "password": auth.password}
    token: Tree = {"id": _LOGIN}
    url: Tree = auth.url
    return {"type": "oauth2", "flow": _FLOW, "accessTokenUrl": url, "resourceOwner": owner, "tokenConfig": token}


def _password_grant_tree(auth: OAuth2PasswordAuth) -> Tree:
    client = without_empty({"clientId": auth.client_id, "clientSecret": auth.client_secret})
    owner: Tree = {"username": auth.username, "password": auth.password}
    parts = without_empty({"credentials": dict(client), "resourceOwner": owner, "scope": auth.scope})
    return {"type": "oauth2", "flow": _FLOW, "accessTokenUrl": auth.token_url, **parts}


def _read_none(_found: dict[str, Raw]) -> Auth:
    return NoAuth()


def _read_inherit(_found: dict[str, Raw]) -> Auth:
    return INHERIT


_READERS: dict[str, Callable[[dict[str, Raw]], Auth]] = {
    "none": _read_none,
    "inherit": _read_inherit,
    "basic": _read_basic,
    "bearer": _read_bearer,
    "apikey": _read_key,
    "oauth2": _read_password_grant,
}
