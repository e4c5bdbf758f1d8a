"""Drafts as JSON, for history and for tabs that come back; fields of a newer version are skipped, not refused."""

from dataclasses import replace
from functools import cache

from pydantic import TypeAdapter

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

SECRET_HEADERS = ("authorization", "cookie", "proxy-authorization", "x-api-key")


@cache
def _adapter() -> TypeAdapter[RequestDraft]:
    return TypeAdapter(RequestDraft)


def dump(draft: RequestDraft) -> str:
    return _adapter().dump_json(draft, exclude_defaults=False).decode()


def load(text: str) -> RequestDraft:
    """The draft of a JSON text; raises ValueError when it isn't one."""
    return _adapter().validate_json(text)


def without_secrets(draft: RequestDraft) -> RequestDraft:
    """The draft as history keeps it: who you are stays, passwords, tokens and keys don't."""
    return replace(draft, auth=_bare(draft.auth), headers=tuple(_bare_row(row) for row in draft.headers))


def _bare(auth: Auth) -> Auth:
    match auth:
        case BasicAuth() | LoginAuth():
            return replace(auth, password="")
        case OAuth2PasswordAuth():
            return replace(auth, password="", client_secret="")
        case BearerAuth():
            return replace(auth, token="")
        case ApiKeyAuth() | CookieAuth():
            return replace(auth, value="")
        case NoAuth() | InheritAuth():
            return auth


def _bare_row(row: Row) -> Row:
    return replace(row, value="") if row.name.strip().lower() in SECRET_HEADERS else row
