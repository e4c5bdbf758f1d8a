"""Makes of a draft what a page can send at all: without the headers that the browser keeps to itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench.core.encode import EncodedRequest
from workbench.core.exchange import AddedHeader, Headers
from workbench.core.fetch.page import Mode, Page
from workbench.core.fetch.preflight import Asked
from workbench.core.fetch.redirects import Leg
from workbench.core.fetch.safelist import (
    FORBIDDEN_METHODS,
    SAFE_METHODS,
    is_forbidden,
    is_safe,
    normal_method,
    unsafe_names,
)
from workbench.core.fetch.verdict import Blocked
from workbench.core.request import (
    ApiKeyAuth,
    CookieAuth,
    GraphQLBody,
    JsonBody,
    LoginAuth,
    NoAuth,
    NoBody,
    OAuth2PasswordAuth,
    RawBody,
    RequestDraft,
    Row,
)

TEXT = "text/plain;charset=UTF-8"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft as the page can send it, and what was left out."""

    draft: RequestDraft
    notes: tuple[str, ...] = ()


def prepare(draft: RequestDraft, mode: Mode) -> Prepared | Blocked:
    """The draft without what no page can set; ``Blocked`` when ``fetch`` itself refuses (Fetch, 5.4)."""
    method = normal_method(draft.method.strip())
    if method.upper() in FORBIDDEN_METHODS:
        return _refused(f"{method} is a method that no page may use.")
    if mode != "cors" and method not in SAFE_METHODS:
        return _refused(f"{mode} can only send GET, HEAD and POST, not {method}.")
    if method in ("GET", "HEAD") and not isinstance(draft.body, NoBody):
        return _refused(f"A {method} with a body: fetch throws a TypeError.")
    notes: list[str] = []
    rows = tuple(_settable(draft.headers, mode, notes))
    plain = replace(draft, method=method, headers=rows, follow_redirects=False)
    if isinstance(draft.auth, CookieAuth) and draft.auth.name:
        notes.append("Cookie is left to the browser: it takes cookies from its jar, not from the page.")
        plain = replace(plain, auth=NoAuth())
    return Prepared(_without_free_headers(plain) if mode != "cors" else plain, tuple(notes))


def author_headers(encoded: EncodedRequest, draft: RequestDraft) -> Headers:
    """The headers that the page itself sets: by these, and by the method, the browser decides whether to ask first."""
    own = ((header.name, header.value) for header in encoded.headers if header.by in ("you", "auth", "body"))
    headers = tuple((name, value) for name, value in own if not is_forbidden(name, value))
    fetched = isinstance(draft.auth, LoginAuth | OAuth2PasswordAuth)
    return (*headers, ("Authorization", "Bearer …")) if fetched else headers


def asked(page: Page, leg: Leg, headers: Headers) -> Asked:
    """What the preflight of a leg would ask."""
    kept = tuple((name, value) for name, value in headers if _stays(name, leg))
    return Asked(leg.origin, leg.url, leg.method, unsafe_names(kept), page.credentials == "include")


def leg_draft(draft: RequestDraft, leg: Leg, added: tuple[AddedHeader, ...]) -> RequestDraft:
    """The draft of one leg: where a redirect led, and with what the browser adds."""
    rows = tuple(row for row in draft.headers if _stays(row.name, leg))
    names = {header.name.lower() for header in added}
    rows = tuple(row for row in rows if row.name.lower() not in names)
    draft = replace(draft, headers=(*(Row(header.name, header.value) for header in added), *rows))
    if not leg.redirects:
        return draft
    in_query = isinstance(draft.auth, ApiKeyAuth) and draft.auth.place == "query"
    return replace(
        draft,
        method=leg.method,
        url=leg.url,
        params=(),
        path_params=(),
        body=draft.body if leg.keeps_body else NoBody(),
        auth=NoAuth() if in_query or not leg.keeps_authorization else draft.auth,
    )


def _settable(rows: tuple[Row, ...], mode: Mode, notes: list[str]) -> Iterator[Row]:
    for row in rows:
        if not row.enabled:
            yield row
        elif is_forbidden(row.name, row.value):
            notes.append(f"{row.name} is left to the browser: what the page sets is ignored.")
        elif mode != "cors" and row.name and not is_safe(row.name, row.value):
            notes.append(f"{row.name} can't be set without CORS.")
        else:
            yield row


def _without_free_headers(draft: RequestDraft) -> RequestDraft:
    """Neither a form nor ``no-cors`` can add Authorization or name another content type."""
    auth = draft.auth if isinstance(draft.auth, ApiKeyAuth) and draft.auth.place == "query" else NoAuth()
    match draft.body:
        case JsonBody(text=text) | GraphQLBody(query=text) | RawBody(text=text):
            return replace(draft, auth=auth, body=RawBody(text, TEXT))
    return replace(draft, auth=auth)


def _stays(name: str, leg: Leg) -> bool:
    low = name.lower()
    if low == "authorization":
        return leg.keeps_authorization
    return leg.keeps_body or not low.startswith("content-")


def _refused(text: str) -> Blocked:
    return Blocked("The browser does not send it.", "", text, "Fetch, 5.4 Request class")
