"""Postman's bodies as ours: raw, urlencoded, formdata, file and graphql."""

from collections.abc import Callable, Iterator

from workbench.core.imports.bodies import of_text
from workbench.core.imports.postman.rows import rows
from workbench.core.imports.report import ItemLosses
from workbench.core.imports.values import Json, mapping, mappings, text
from workbench.core.request import Body, FileBody, FormBody, GraphQLBody, JsonBody, MultipartBody, NoBody, Part, RawBody

_TYPES = {
    "json": "application/json",
    "xml": "application/xml",
    "html": "text/html",
    "javascript": "application/javascript",
    "text": "text/plain",
}


def read_body(given: object, typed: str, losses: ItemLosses) -> Body:
    """The body; ``typed`` is the content type that the headers name."""
    body = mapping(given)
    mode = text(body.get("mode"))
    if body.get("disabled") is True:
        losses.tell("body", "it was switched off as a whole")
    elif mode in _READERS:
        return _READERS[mode](body, typed, losses)
    elif mode:
        losses.tell(f"body: {mode}", "there is no such kind of body here")
    return NoBody()


def _raw(body: Json, typed: str, _losses: ItemLosses) -> Body:
    language = text(mapping(mapping(body.get("options")).get("raw")).get("language"))
    content = text(body.get("raw"))
    kind = typed or _TYPES.get(language, "text/plain" if content else "")
    if kind == "application/json":
        return JsonBody(content)
    return of_text(content, kind) if content else NoBody()


def _parts(one: Json, losses: ItemLosses) -> Iterator[Part]:
    name, enabled = text(one.get("key")), one.get("disabled") is not True
    kind, filename = text(one.get("contentType")), text(one.get("fileName"))
    if text(one.get("type")) != "file":
        yield Part(name, text(one.get("value")), "", kind, enabled)
        return
    source = one.get("src")
    paths = [text(path) for path in source] if isinstance(source, list) else [text(source)]
    if not any(paths):
        losses.tell(f"file of the part {name}", "no path stands in the collection: choose the file again")
    for path in paths or [""]:
        yield Part(name, "", path, kind, enabled and bool(path), filename)


def _form(body: Json, _typed: str, _losses: ItemLosses) -> Body:
    return FormBody(rows(body.get("urlencoded")))


def _multipart(body: Json, _typed: str, losses: ItemLosses) -> Body:
    return MultipartBody(tuple(part for one in mappings(body.get("formdata")) for part in _parts(one, losses)))


def _file(body: Json, typed: str, _losses: ItemLosses) -> Body:
    given = mapping(body.get("file"))
    content = text(given.get("content"))
    if content:
        return RawBody(content, typed or "application/octet-stream")
    return FileBody(text(given.get("src")), typed or "application/octet-stream")


def _graphql(body: Json, _typed: str, _losses: ItemLosses) -> Body:
    found = mapping(body.get("graphql"))
    return GraphQLBody(text(found.get("query")), text(found.get("variables")), text(found.get("operationName")))


_READERS: dict[str, Callable[[Json, str, ItemLosses], Body]] = {
    "raw": _raw,
    "urlencoded": _form,
    "formdata": _multipart,
    "file": _file,
    "graphql": _graphql,
}
