"""The OpenAPI description: what FastAPI draws from the routes, with our problems, HEAD and OPTIONS added."""

from copy import deepcopy
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from server.domains.documented import MEANINGS, MEDIA_TYPE, REFERENCE

EVERYWHERE = (401, 429, 500)
"""Problems that any route can answer with, depending on the switches."""
REPLACED = "HTTPValidationError"
"""What FastAPI announces for 422, where a route says nothing itself."""

PROBLEM: dict[str, Any] = {
    "title": "Problem",
    "description": "RFC 9457: what went wrong, for people and for programs.",
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance", "request_id"],
    "properties": {
        "type": {"type": "string", "examples": ["/docs#problem-404"]},
        "title": {"type": "string", "examples": ["Not Found"]},
        "status": {"type": "integer", "examples": [404]},
        "detail": {"type": "string", "examples": ["There is no task 7."]},
        "instance": {"type": "string", "examples": ["/tasks/7"]},
        "request_id": {"type": "string", "examples": ["01JDQ7W4C8X9T2M5N6P0R3S1V7"]},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["loc", "msg", "type"],
                "properties": {
                    "loc": {"type": "array", "items": {"type": ["string", "integer"]}, "examples": [["body", "title"]]},
                    "msg": {"type": "string", "examples": ["Field required"]},
                    "type": {"type": "string", "examples": ["missing"]},
                },
            },
        },
    },
}


def describe(app: FastAPI) -> dict[str, Any]:
    """The whole description, computed once."""
    if app.openapi_schema is None:
        schema = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes, tags=app.openapi_tags
        )
        schemas = schema.setdefault("components", {}).setdefault("schemas", {})
        for name in (REPLACED, "ValidationError"):
            schemas.pop(name, None)
        schemas["Problem"] = PROBLEM
        for path in schema["paths"].values():
            _complete(path)
        app.openapi_schema = schema
    return app.openapi_schema


def _complete(path: dict[str, Any]) -> None:
    for operation in path.values():
        if REPLACED in str(operation["responses"].get("422")):
            operation["responses"]["422"] = _described(422)
        for status in EVERYWHERE:
            operation["responses"].setdefault(str(status), _described(status))
    if "get" in path:
        path["head"] = _without_body(path["get"])
    path["options"] = {
        "summary": "Which methods does it have?",
        "tags": next(iter(path.values()))["tags"],
        "responses": {"204": {"description": "The header Allow names them."}},
    }


def _without_body(operation: dict[str, Any]) -> dict[str, Any]:
    head = deepcopy(operation)
    head["summary"] = f"{operation['summary']}, headers only"
    head["operationId"] = f"head_{operation['operationId']}"
    for response in head["responses"].values():
        response.pop("content", None)
    return head


def _described(status: int) -> dict[str, Any]:
    return {"description": MEANINGS[status], "content": {MEDIA_TYPE: {"schema": REFERENCE}}}
