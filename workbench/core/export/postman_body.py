"""Bodies in Postman's words."""

from typing import Any

from workbench.core.request import (
    Body,
    FileBody,
    FormBody,
    GraphQLBody,
    JsonBody,
    MultipartBody,
    NoBody,
    Part,
    RawBody,
    Row,
)

Object = dict[str, Any]
_LANGUAGES = {"application/xml": "xml", "text/xml": "xml", "text/html": "html", "application/javascript": "javascript"}


def body_json(body: Body) -> Object | None:
    """What to write; None for no body."""
    found: Object | None = None
    match body:
        case NoBody():
            found = None
        case JsonBody():
            found = _raw(body.text, "json")
        case RawBody():
            found = _raw(body.text, _LANGUAGES.get(body.content_type, "text"))
        case FormBody():
            found = {"mode": "urlencoded", "urlencoded": [_row(row) for row in body.rows]}
        case MultipartBody():
            found = {"mode": "formdata", "formdata": [_part(part) for part in body.parts]}
        case FileBody():
            found = {"mode": "file", "file": {"src": body.path}}
        case GraphQLBody():
            held = {"query": body.query, "variables": body.variables, "operationName": body.operation}
            found = {"mode": "graphql", "graphql": {key: value for key, value in held.items() if value}}
    return found


def _raw(text: str, language: str) -> Object:
    return {"mode": "raw", "raw": text, "options": {"raw": {"language": language}}}


def _row(row: Row) -> Object:
    off = {} if row.enabled else {"disabled": True}
    return {"key": row.name, "value": row.value, "type": "text", **off}


def _part(part: Part) -> Object:
    held: Object = {"key": part.name, "type": "file" if part.path else "text"}
    held |= {"src": part.path} if part.path else {"value": part.value}
    held |= {"contentType": part.content_type} if part.content_type else {}
    held |= {"fileName": part.filename} if part.filename else {}
    return held if part.enabled else {**held, "disabled": True}
