"""Writes one field of a draft down as plain lines, to hold two versions of a request beside each other."""

from collections.abc import Callable, Iterator
from dataclasses import fields as fields_of
from typing import Any

from workbench.core.assertion import Assertion, Capture
from workbench.core.draft_secrets import put_back, take_out
from workbench.core.request import (
    Auth,
    Body,
    FileBody,
    FormBody,
    GraphQLBody,
    JsonBody,
    MultipartBody,
    Part,
    RawBody,
    RequestDraft,
    Row,
)
from workbench.core.variable import Variable

HIDDEN = "••••••"
"""Stands for a password, token or key."""


def field_text(draft: RequestDraft, name: str) -> str:
    """What the draft says in that field, a line for each row; secrets are hidden."""
    bare, found = take_out(draft)
    shown = put_back(bare, dict.fromkeys(found, HIDDEN))
    value: Any = getattr(shown, name)
    if name in _WRITERS:
        return "\n".join(_WRITERS[name](value))
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _rows(rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        note = f"   ({row.note})" if row.note else ""
        yield f"{row.name}: {row.value}{note}{_off(row.enabled)}"


def _parts(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        content = f"file {part.path}" if part.path else part.value
        kind = f"   ({part.content_type})" if part.content_type else ""
        yield f"{part.name}: {content}{kind}{_off(part.enabled)}"


def _auth(auth: Auth) -> Iterator[str]:
    yield auth.kind.replace("_", " ")
    for one in fields_of(auth):
        if one.name != "kind":
            yield f"{one.name.replace('_', ' ')}: {getattr(auth, one.name)}"


def _body(body: Body) -> Iterator[str]:
    match body:
        case JsonBody():
            yield from body.text.split("\n")
        case RawBody():
            yield from (body.content_type, "", *body.text.split("\n"))
        case FormBody():
            yield from ("form", *_rows(body.rows))
        case MultipartBody():
            yield from ("multipart", *_parts(body.parts))
        case FileBody():
            yield from (f"file {body.path}", body.content_type)
        case GraphQLBody():
            yield from (*body.query.split("\n"), "", *body.variables.split("\n"), body.operation)
        case _:
            yield "none"


def _assertions(given: tuple[Assertion, ...]) -> Iterator[str]:
    for one in given:
        words = (one.subject, one.key, one.operator, one.expected)
        yield " ".join(word for word in words if word) + _off(one.enabled)


def _captures(given: tuple[Capture, ...]) -> Iterator[str]:
    for one in given:
        yield f"{one.variable} = {one.source} {one.key}".rstrip() + f"   ({one.scope}){_off(one.enabled)}"


def _variables(given: tuple[Variable, ...]) -> Iterator[str]:
    for one in given:
        note = f"   ({one.note})" if one.note else ""
        yield f"{one.name} = {HIDDEN if one.secret else one.value}{note}{_off(one.enabled)}"


def _lines(text: str) -> list[str]:
    return text.split("\n")


def _off(enabled: bool) -> str:
    return "" if enabled else "   (off)"


_WRITERS: dict[str, Callable[[Any], Iterator[str] | list[str] | tuple[str, ...]]] = {
    "params": _rows,
    "headers": _rows,
    "path_params": _rows,
    "auth": _auth,
    "body": _body,
    "assertions": _assertions,
    "captures": _captures,
    "notes": _lines,
    "variables": _variables,
    "omitted": tuple,
}
