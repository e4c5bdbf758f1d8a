"""What the live OpenAPI document says of each route: for the Docs tab and for completing paths."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

Json = Mapping[str, Any]
_METHODS = ("get", "post", "put", "patch", "delete", "head", "options")
_MAX_DEPTH = 4
_NO_LIMIT = 2**53
"""A bound as high as this says only how the number is stored."""


@dataclass(frozen=True, slots=True)
class FieldDoc:
    """A parameter, a field of a body or a header: ``place`` is 'path', 'query', 'header', 'cookie' or 'body'."""

    name: str
    place: str
    type: str
    required: bool = False
    about: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class RouteDoc:
    """One method on one path template."""

    method: str
    template: str
    summary: str = ""
    about: str = ""
    fields: tuple[FieldDoc, ...] = ()
    responses: tuple[tuple[str, str], ...] = ()
    body_type: str = ""
    needs_auth: bool = False

    def placed(self, place: str) -> tuple[FieldDoc, ...]:
        return tuple(one for one in self.fields if one.place == place)

    def matches(self, path: str) -> bool:
        """Whether a typed path, with values or with ``{name}`` left in it, is one of this route's."""
        pattern = re.sub(r"\\\{[^/]+?\\\}", "[^/]+", re.escape(self.template))
        return re.fullmatch(pattern, path) is not None


@dataclass(frozen=True, slots=True)
class ApiDocs:
    """Every documented route, in the document's order."""

    title: str = ""
    routes: tuple[RouteDoc, ...] = field(default=())

    def find(self, method: str, path: str) -> RouteDoc | None:
        """The route that answers; a template without parameters wins over one with."""
        found = [route for route in self.routes if route.method == method.upper() and route.matches(path)]
        return min(found, key=lambda route: route.template.count("{"), default=None)

    def methods_of(self, path: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(route.method for route in self.routes if route.matches(path)))

    def complete(self, typed: str) -> tuple[str, ...]:
        """Templates that begin with what was typed, then those that hold it."""
        templates = tuple(dict.fromkeys(route.template for route in self.routes))
        first = [one for one in templates if one.startswith(typed)]
        return (*first, *(one for one in templates if typed.strip("/") in one and one not in first))


NO_DOCS = ApiDocs()


def path_of(url: str) -> str:
    """The path in a typed URL: without ``{{base}}`` or origin, query and fragment."""
    rest = re.sub(r"^(\{\{\s*base\s*\}\}|https?://[^/?#]*)", "", url.strip())
    return re.split(r"[?#]", rest, maxsplit=1)[0] or "/"


def read(document: Json) -> ApiDocs:
    """The routes of an OpenAPI 3 document; whatever is malformed in it is left out."""
    routes: list[RouteDoc] = []
    for template, item in _mapping(document.get("paths")).items():
        shared = _mapping(item)
        for method in _METHODS:
            if isinstance(shared.get(method), Mapping):
                routes.append(_route(document, str(template), method, shared))
    return ApiDocs(str(_mapping(document.get("info")).get("title", "")), tuple(routes))


def _route(document: Json, template: str, method: str, item: Json) -> RouteDoc:
    operation = _mapping(item[method])
    parameters = [*_list(item.get("parameters")), *_list(operation.get("parameters"))]
    body_type, schema = _body(document, operation)
    return RouteDoc(
        method=method.upper(),
        template=template,
        summary=str(operation.get("summary", "")),
        about=str(operation.get("description", "")),
        fields=(*(_parameter(document, one) for one in parameters), *_schema_fields(document, schema)),
        responses=tuple(
            (str(code), str(_mapping(answer).get("description", "")))
            for code, answer in _mapping(operation.get("responses")).items()
        ),
        body_type=body_type,
        needs_auth=bool(operation.get("security", document.get("security"))),
    )


def _parameter(document: Json, given: object) -> FieldDoc:
    one = _resolve(document, _mapping(given))
    schema = _resolve(document, _mapping(one.get("schema")))
    return FieldDoc(
        name=str(one.get("name", "")),
        place=str(one.get("in", "query")),
        type=type_words(document, schema),
        required=bool(one.get("required", False)),
        about=str(one.get("description") or schema.get("description") or ""),
        default=str(schema.get("default", "")) if schema.get("default") is not None else "",
    )


def _body(document: Json, operation: Json) -> tuple[str, Json]:
    content = _mapping(_resolve(document, _mapping(operation.get("requestBody"))).get("content"))
    for kind, media in content.items():
        return str(kind), _resolve(document, _mapping(_mapping(media).get("schema")))
    return "", {}


def _schema_fields(document: Json, schema: Json) -> Iterator[FieldDoc]:
    required = _list(schema.get("required"))
    for name, given in _mapping(schema.get("properties")).items():
        one = _resolve(document, _mapping(given))
        default = "" if one.get("default") is None else str(one["default"])
        about = str(one.get("description", ""))
        yield FieldDoc(str(name), "body", type_words(document, one), name in required, about, default)


def type_words(document: Json, schema: Json, depth: int = 0) -> str:
    """A schema's type in a few words: ``integer 1…100``, ``string or null``, ``array of string``."""
    schema = _resolve(document, schema)
    options = [*_list(schema.get("anyOf")), *_list(schema.get("oneOf"))]
    if options and depth < _MAX_DEPTH:
        return " or ".join(type_words(document, _mapping(one), depth + 1) for one in options)
    if isinstance(schema.get("enum"), list):
        return " | ".join(str(one) for one in schema["enum"])
    kind = str(schema.get("type", "any"))
    if kind == "array" and depth < _MAX_DEPTH:
        return f"array of {type_words(document, _mapping(schema.get('items')), depth + 1)}"
    return kind + _limits(schema)


def _limits(schema: Json) -> str:
    low = schema.get("minimum", schema.get("minLength"))
    high = schema.get("maximum", schema.get("maxLength"))
    high = None if isinstance(high, int) and high >= _NO_LIMIT else high
    if low is None and high is None:
        return str(f" ({schema['format']})") if "format" in schema else ""
    return f" {'' if low is None else low}…{'' if high is None else high}"


def _resolve(document: Json, value: Json) -> Json:
    """Follows ``$ref`` inside the document, a few steps at most."""
    for _ in range(_MAX_DEPTH):
        ref = value.get("$ref")
        if not isinstance(ref, str) or not ref.startswith("#/"):
            return value
        found: object = document
        for step in ref[2:].split("/"):
            found = _mapping(found).get(step.replace("~1", "/").replace("~0", "~"))
        value = _mapping(found)
    return value


def _mapping(value: object) -> Json:
    return cast(Json, value) if isinstance(value, Mapping) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
