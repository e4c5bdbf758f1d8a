"""Bodies in OpenCollection's words, both ways."""

from workbench.core.opencollection.fields import (
    as_tree,
    disabled,
    flag,
    in_old_places,
    items,
    mappings,
    part,
    row,
    row_tree,
    text,
    variant,
)
from workbench.core.opencollection.tags import Settings, value
from workbench.core.opencollection.yaml_text import Raw, Tree
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
)

_TYPES = {"text": "text/plain", "xml": "application/xml", "sparql": "application/sparql-query"}
_WORDS = {content_type: word for word, content_type in _TYPES.items()}


def read_body(raw: Raw | None, settings: Settings) -> Body:
    """The body of an HTTP request; of several variants the selected one."""
    found = part(variant(raw, "body"))
    match text(found, "type"):
        case "json":
            return JsonBody(text(found, "data"))
        case "form-urlencoded":
            return FormBody(tuple(row(one) for one in mappings(found, "data")))
        case "multipart-form":
            return MultipartBody(_read_parts(found, settings))
        case "file":
            return _read_file(found)
        case word if word in _TYPES:
            return RawBody(text(found, "data"), value(settings, "content-type", _TYPES[word]))
    return NoBody()


def read_graphql(raw: Raw | None, settings: Settings) -> GraphQLBody:
    found = part(variant(raw, "body"))
    return GraphQLBody(text(found, "query"), text(found, "variables"), value(settings, "graphql-operation"))


def body_tree(body: Body, old: Raw | None) -> Tree | None:
    """What to write; None for no body. ``old`` is what the file has now, for what is kept of it."""
    tree: Tree | None = None
    match body:
        case NoBody():
            tree = None
        case JsonBody():
            tree = {"type": "json", "data": body.text}
        case RawBody():
            tree = {"type": _WORDS.get(body.content_type, "text"), "data": body.text}
        case FormBody():
            tree = {"type": "form-urlencoded", "data": [row_tree(one) for one in body.rows]}
        case MultipartBody():
            tree = {"type": "multipart-form", "data": [_part_tree(one) for one in body.parts]}
        case FileBody():
            tree = {"type": "file", "data": _file_trees(body, part(variant(old, "body")))}
        case GraphQLBody():
            tree = {"query": body.query, **({"variables": body.variables} if body.variables else {})}
    return tree


def body_settings(body: Body) -> Settings:
    """What of a body is kept as tags."""
    match body:
        case RawBody() if body.content_type not in _WORDS:
            return (("content-type", body.content_type),)
        case GraphQLBody() if body.operation:
            return (("graphql-operation", body.operation),)
        case MultipartBody():
            return tuple(
                ("filename", f"{place}:{one.filename}") for place, one in enumerate(body.parts) if one.filename
            )
    return ()


def _read_parts(found: dict[str, Raw], settings: Settings) -> tuple[Part, ...]:
    named = dict(setting.partition(":")[::2] for name, setting in settings if name == "filename")
    parts = [one for raw in mappings(found, "data") for one in _parts_of(raw)]
    return tuple(
        Part(one.name, one.value, one.path, one.content_type, one.enabled, named.get(str(place), ""))
        for place, one in enumerate(parts)
    )


def _parts_of(raw: dict[str, Raw]) -> list[Part]:
    name, content_type, enabled = text(raw, "name"), text(raw, "contentType"), not flag(raw, "disabled")
    if text(raw, "type") != "file":
        return [Part(name, text(raw, "value"), "", content_type, enabled)]
    paths = [path for path in items(raw, "value") if isinstance(path, str)] or [text(raw, "value")]
    return [Part(name, "", path, content_type, enabled) for path in paths]


def _part_tree(one: Part) -> Tree:
    content: dict[str, Tree] = {"contentType": one.content_type} if one.content_type else {}
    if one.path:
        return {"name": one.name, "type": "file", "value": [one.path], **content, **disabled(one.enabled)}
    return {"name": one.name, "type": "text", "value": one.value, **content, **disabled(one.enabled)}


def _read_file(found: dict[str, Raw]) -> FileBody:
    files = mappings(found, "data")
    chosen = next((one for one in files if flag(one, "selected")), files[0] if files else {})
    return FileBody(text(chosen, "filePath"), text(chosen, "contentType"))


def _file_trees(body: FileBody, old: dict[str, Raw]) -> list[Tree]:
    """The chosen file in its old place; those that wait beside it stay."""
    files = items(old, "data") if text(old, "type") == "file" else []
    chosen = next((one for one in files if isinstance(one, dict) and flag(one, "selected")), None)
    kinds = ["file" if one is chosen else None for one in files]
    fresh: Tree = {"filePath": body.path, "contentType": body.content_type, "selected": True}
    return in_old_places(kinds, files, {"file": [fresh]}) if chosen else [fresh, *map(as_tree, files[1:])]
