"""Postman's kinds of authentication as ours."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from workbench.core.imports.postman.rows import attributes
from workbench.core.imports.report import ItemLosses
from workbench.core.imports.values import mapping, text
from workbench.core.request import (
    INHERIT,
    ApiKeyAuth,
    Auth,
    BasicAuth,
    BearerAuth,
    NoAuth,
    OAuth2PasswordAuth,
)

Settings = Mapping[str, Any]


def read_auth(given: object, losses: ItemLosses) -> Auth:
    """The credentials; what has none inherits those of its folder, and ``noauth`` is a word for none at all."""
    auth = mapping(given)
    kind = text(auth.get("type"))
    if not kind:
        return INHERIT
    if kind not in _READERS:
        losses.tell(f"auth: {kind}", "this kind can't be sent from here; the request goes without credentials")
        return NoAuth()
    return _READERS[kind](attributes(auth.get(kind)), losses)


def _none(_held: Settings, _losses: ItemLosses) -> Auth:
    return NoAuth()


def _basic(held: Settings, _losses: ItemLosses) -> Auth:
    return BasicAuth(text(held.get("username")), text(held.get("password")))


def _bearer(held: Settings, _losses: ItemLosses) -> Auth:
    return BearerAuth(text(held.get("token")))


def _key(held: Settings, _losses: ItemLosses) -> Auth:
    place: Literal["query", "header"] = "query" if text(held.get("in")) == "query" else "header"
    return ApiKeyAuth(text(held.get("key")), text(held.get("value")), place)


def _jwt(_held: Settings, losses: ItemLosses) -> Auth:
    losses.tell("auth: jwt", "a token is not made and signed here: it became a Bearer token to fill in")
    return BearerAuth("{{token}}")


def _oauth2(held: Settings, losses: ItemLosses) -> Auth:
    grant = text(held.get("grant_type"))
    if grant == "password_credentials":
        return OAuth2PasswordAuth(
            text(held.get("accessTokenUrl")),
            text(held.get("username")),
            text(held.get("password")),
            text(held.get("clientId")),
            text(held.get("clientSecret")),
            text(held.get("scope")),
        )
    token = text(held.get("accessToken"))
    if not token:
        losses.tell(
            f"auth: oauth2 ({grant or 'authorization_code'})",
            "only the password grant is fetched here: it became a Bearer token to fill in",
        )
    if text(held.get("addTokenTo")) == "queryParams":
        return ApiKeyAuth("access_token", token or "{{token}}", "query")
    return BearerAuth(token or "{{token}}")


_READERS: dict[str, Callable[[Settings, ItemLosses], Auth]] = {
    "noauth": _none,
    "basic": _basic,
    "bearer": _bearer,
    "apikey": _key,
    "oauth2": _oauth2,
    "jwt": _jwt,
}
