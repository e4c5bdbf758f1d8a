"""Tells which stretches of a text that is sent came out of variables, so that they can be pointed out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.core.draft_error import DraftError
from workbench.core.request import ApiKeyAuth, BearerAuth, JsonBody, RawBody, RequestDraft
from workbench.core.variables import Scope, Scopes, expand, uses


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; ``scope`` says where its value came from, and is None for what was typed."""

    text: str
    scope: Scope | None = None


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
        yield Piece(resolved.value, resolved.scope)
        at = use.end
    yield Piece(template[at:])


def body_pieces(draft: RequestDraft, sent: str, variables: Mapping[str, str]) -> Pieces:
    """A text body in pieces."""
    template = draft.body.text if isinstance(draft.body, JsonBody | RawBody) else ""
    return pieces(template, sent, variables)


def header_pieces(draft: RequestDraft, name: str, value: str, by: str, variables: Mapping[str, str]) -> Pieces:
    """A header's value in pieces, by what was typed for it."""
    for template in _templates(draft, name, by, variables):
        found = pieces(template, value, variables)
        if len(found) > 1 or found[0].scope is not None:
            return found
    return (Piece(value),)


def _templates(draft: RequestDraft, name: str, by: str, variables: Mapping[str, str]) -> Iterator[str]:
    if by == "you":
        for row in draft.headers:
            if row.enabled and _expanded(row.name, variables).strip().lower() == name.lower():
                yield row.value.strip()
    elif by == "auth" and isinstance(draft.auth, BearerAuth):
        yield f"Bearer {draft.auth.token.strip()}"
    elif by == "auth" and isinstance(draft.auth, ApiKeyAuth):
        yield draft.auth.value


def _expanded(text: str, variables: Mapping[str, str]) -> str:
    try:
        return expand(text, variables, "Headers")
    except DraftError:
        return text
