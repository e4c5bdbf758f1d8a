"""Takes passwords, tokens and keys out of a draft, and puts them back, so that no file of ours holds them.

What names a variable is no secret and stays: ``{{token}}`` says only where the value is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from workbench.core.request import Auth, RequestDraft, Row
from workbench.core.variables import PATTERN

SECRET_HEADERS = ("authorization", "cookie", "proxy-authorization", "x-api-key")
_AUTH_FIELDS: Mapping[str, tuple[str, ...]] = {
    "basic": ("password",),
    "bearer": ("token",),
    "api_key": ("value",),
    "cookie": ("value",),
    "login": ("password",),
    "oauth2_password": ("password", "client_secret"),
}
_PROXY = "proxy"
_KEY = "key_password"
_SCHEMES = ("", "basic", "bearer", "token", "digest", "apikey")
_COOKIE = re.compile(r"[\w.-]{1,40}=")


def take_out(draft: RequestDraft) -> tuple[RequestDraft, dict[str, str]]:
    """The draft without its secrets, and these by their places."""
    found = dict(_found(draft))
    if not found:
        return draft, {}
    auth = _with(draft.auth, {name: "" for name in _auth_fields(draft) if f"auth.{name}" in found})
    headers = tuple(
        replace(row, value="") if f"header.{number}" in found else row for number, row in enumerate(draft.headers)
    )
    proxy = "" if _PROXY in found else draft.proxy
    key_password = "" if _KEY in found else draft.key_password
    return replace(draft, auth=auth, headers=headers, proxy=proxy, key_password=key_password), found


def put_back(draft: RequestDraft, secrets: Mapping[str, str]) -> RequestDraft:
    """The draft with its secrets where they were; what was typed there meanwhile stays."""
    fields = {name: secrets.get(f"auth.{name}", "") for name in _auth_fields(draft) if not getattr(draft.auth, name)}
    headers = tuple(
        replace(row, value=secrets.get(f"header.{number}", "")) if _is_secret(row) and not row.value else row
        for number, row in enumerate(draft.headers)
    )
    auth = _with(draft.auth, fields)
    proxy = draft.proxy or secrets.get(_PROXY, "")
    key_password = draft.key_password or secrets.get(_KEY, "")
    return replace(draft, auth=auth, headers=headers, proxy=proxy, key_password=key_password)


def _found(draft: RequestDraft) -> Iterator[tuple[str, str]]:
    places = (
        *((f"auth.{name}", getattr(draft.auth, name)) for name in _auth_fields(draft)),
        *((f"header.{number}", row.value) for number, row in enumerate(draft.headers) if _is_secret(row)),
        *([(_PROXY, draft.proxy)] if _has_password(draft.proxy) else []),
        (_KEY, draft.key_password),
    )
    return ((place, value) for place, value in places if value and not _only_names(value))


def _only_names(value: str) -> bool:
    """Whether nothing is in it but variables, behind a scheme or a cookie's name at most."""
    around = PATTERN.sub("", value).strip()
    return "{{" in value and (around.lower() in _SCHEMES or _COOKIE.fullmatch(around) is not None)


def _with(auth: Any, fields: Mapping[str, str]) -> Auth:
    """The same kind of credentials with other texts; which fields a kind has, stands in ``_AUTH_FIELDS``."""
    changed: Auth = replace(auth, **fields)
    return changed


def _auth_fields(draft: RequestDraft) -> tuple[str, ...]:
    return _AUTH_FIELDS.get(draft.auth.kind, ())


def _is_secret(row: Row) -> bool:
    return row.name.strip().lower() in SECRET_HEADERS


def _has_password(proxy: str) -> bool:
    try:
        return bool(urlsplit(proxy).password)
    except ValueError:
        return "@" in proxy
