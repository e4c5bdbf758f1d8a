"""Tells which stretches of a text that is sent came out of variables, so that they can be pointed out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from workbench.core import query_text
from workbench.core.draft_error import DraftError
from workbench.core.request import ApiKeyAuth, BearerAuth, JsonBody, RawBody, RequestDraft
from workbench.core.variables import Scope, Scopes, expand, uses


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; ``scope`` says where its value came from, and is None for what was typed."""

    text: str
    scope: Scope | None = None
    name: str = ""
    """Of the variable."""


Pieces = tuple[Piece, ...]


def pieces(template: str, sent: str, variables: Mapping[str, str]) -> Pieces:
    """``sent`` in pieces. When it isn't the template filled in word for word, it is one piece: nothing is guessed."""
    whole = (Piece(sent),)
    if "{{" not in template or not isinstance(variables, Scopes):
        return whole
    try:
        found = tuple(piece for piece in _pieces(template, variables) if piece.text)
    except DraftError:
        return whole
    return found if "".join(piece.text for piece in found) == sent else whole


def _pieces(template: str, scopes: Scopes) -> Iterator[Piece]:
    at = 0
    for use in uses(template):
        yield Piece(template[at : use.start])
        resolved = scopes.resolve(use.name, default=use.default)
        yield Piece(resolved.value, resolved.scope, use.name)
        at = use.end
    yield Piece(template[at:])


class FilledIn:
    """Knows of one draft what was typed for each header and for the body."""

    def __init__(self, draft: RequestDraft, variables: Mapping[str, str]) -> None:
        self._draft = draft
        self._variables = variables
        self._rows: dict[str, list[str]] = {}
        for row in draft.headers:
            if row.enabled and "{{" in row.value:
                name = _expanded(row.name, variables).strip().lower()
                self._rows.setdefault(name, []).append(row.value.strip())

    def target(self, target: str, url: str) -> Pieces:
        """What of the URL goes into the request line, in pieces; ``url`` is the whole of it as it is sent."""
        found = pieces(_typed_url(self._draft), url, self._variables)
        return _without_first(found, len(url) - len(target)) if url.endswith(target) else (Piece(target),)

    def body(self, sent: str) -> Pieces:
        """A text body in pieces."""
        body = self._draft.body
        return pieces(body.text if isinstance(body, JsonBody | RawBody) else "", sent, self._variables)

    def header(self, name: str, value: str, by: str) -> Pieces:
        """A header's value in pieces."""
        for template in self._templates(name, by):
            found = pieces(template, value, self._variables)
            if any(piece.scope is not None for piece in found):
                return found
        return (Piece(value),)

    def _templates(self, name: str, by: str) -> tuple[str, ...]:
        auth = self._draft.auth
        if by == "you":
            return tuple(self._rows.get(name.lower(), ()))
        if by == "auth" and isinstance(auth, BearerAuth):
            return (f"Bearer {auth.token.strip()}",)
        return (auth.value,) if by == "auth" and isinstance(auth, ApiKeyAuth) else ()


def _typed_url(draft: RequestDraft) -> str:
    """The URL as typed, query and path parameters put in."""
    typed = query_text.url_text(draft)
    for row in draft.path_params:
        if row.enabled and row.value:
            found = re.search(rf"/:{re.escape(row.name)}(?=[/?#]|$)", typed)
            typed = f"{typed[: found.start()]}/{row.value}{typed[found.end() :]}" if found else typed
    return typed


def _without_first(found: Pieces, count: int) -> Pieces:
    """The pieces without so many characters at their beginning."""
    left: list[Piece] = []
    for piece in found:
        kept = piece.text[count:]
        count = max(0, count - len(piece.text))
        if kept:
            left.append(replace(piece, text=kept))
    return tuple(left)


def _expanded(text: str, variables: Mapping[str, str]) -> str:
    try:
        return expand(text, variables, "Headers")
    except DraftError:
        return text
