"""Credentials in Postman's words."""

from typing import Any

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
)

Object = dict[str, Any]


def auth_json(auth: Auth) -> Object | None:
    """What to write; None for what is inherited. A cookie is a header there, so its auth is none."""
    found: Object | None = None
    match auth:
        case InheritAuth():
            found = None
        case NoAuth() | CookieAuth():
            found = {"type": "noauth"}
        case BasicAuth():
            found = _auth("basic", username=auth.username, password=auth.password)
        case BearerAuth():
            found = _auth("bearer", token=auth.token)
        case ApiKeyAuth():
            found = _auth("apikey", **{"key": auth.name, "value": auth.value, "in": auth.place})
        case LoginAuth():
            found = _password_grant(OAuth2PasswordAuth(auth.url, auth.username, auth.password))
        case OAuth2PasswordAuth():
            found = _password_grant(auth)
    return found


def _password_grant(auth: OAuth2PasswordAuth) -> Object:
    return _auth(
        "oauth2",
        grant_type="password_credentials",
        accessTokenUrl=auth.token_url,
        username=auth.username,
        password=auth.password,
        clientId=auth.client_id,
        clientSecret=auth.client_secret,
        scope=auth.scope,
    )


def _auth(kind: str, **held: str) -> Object:
    rows = [{"key": key, "value": value, "type": "string"} for key, value in held.items()]
    return {"type": kind, kind: rows}
