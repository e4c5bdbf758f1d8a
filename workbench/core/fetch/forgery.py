"""Turns a draft into what a hostile page can make a visitor's browser send: cross-site request forgery.

The page doesn't know the visitor's password or token; all it has is that the browser adds cookies by itself. A form
needs no preflight, and sends GET or POST with one of three content types.
"""

from dataclasses import replace

from workbench.core.fetch.page import Mode
from workbench.core.request import (
    FormBody,
    GraphQLBody,
    JsonBody,
    MultipartBody,
    NoAuth,
    NoBody,
    RawBody,
    RequestDraft,
    Row,
)

FORM_METHODS = frozenset({"GET", "POST"})


def forged(draft: RequestDraft) -> tuple[RequestDraft, Mode, tuple[str, ...]]:
    """The draft that the hostile page sends, how it does that, and what it had to leave out or change."""
    notes = ["Whatever stands under Auth is left out: the page knows no password and no token."]
    own = any(row.enabled and row.name for row in draft.headers)
    if draft.method.upper() not in FORM_METHODS:
        notes.append(f"A form can't send {draft.method}: the page has to use fetch, and the browser asks first.")
        return replace(draft, auth=NoAuth()), "cors", tuple(notes)
    if own:
        notes.append("A form sets no headers: the ones you typed are left out.")
    body = draft.body
    if isinstance(body, JsonBody | GraphQLBody | RawBody):
        body = RawBody(_as_form_text(body.query if isinstance(body, GraphQLBody) else body.text), "text/plain")
        notes.append("A form can't say application/json: the text goes as text/plain, with the “=” that a field needs.")
    elif not isinstance(body, FormBody | MultipartBody):
        body = NoBody()
    return replace(draft, auth=NoAuth(), headers=_disabled(draft.headers), body=body), "navigate", tuple(notes)


def _disabled(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(replace(row, enabled=False) for row in rows)


def _as_form_text(text: str) -> str:
    """As ``enctype=text/plain`` writes one field: ``name=value`` and a line end, the sign hidden in a JSON string."""
    kept = text.rstrip()
    if kept.endswith("}"):
        comma = "" if kept[:-1].rstrip().endswith("{") else ", "
        return f'{kept[:-1].rstrip()}{comma}"": "="}}\r\n'
    return f"{kept}=\r\n"
