"""The request body of an operation: the first content type that can be sent, filled with an example."""

import json
from typing import Any

from workbench.core.imports.bodies import FORM, of_text
from workbench.core.imports.openapi.examples import ExampleBuilder
from workbench.core.imports.openapi.parameters import written_example
from workbench.core.imports.openapi.refs import BrokenRefError, Node, Refs
from workbench.core.imports.report import ItemLosses
from workbench.core.imports.values import sequence, text
from workbench.core.request import Body, FileBody, FormBody, JsonBody, MultipartBody, NoBody, Part, RawBody, Row


class Bodies:
    """Reads the bodies of operations of one document."""

    def __init__(self, refs: Refs, examples: ExampleBuilder) -> None:
        self._refs = refs
        self._examples = examples

    def read(self, request_body: Node, losses: ItemLosses) -> Body:
        """The body; of several content types the handiest is taken, and the others are told."""
        try:
            given = self._refs.follow(request_body).at("content").members()
        except BrokenRefError as error:
            losses.tell("the request body", str(error))
            return NoBody()
        if not given:
            return NoBody()
        kind, media = min(given, key=lambda one: _rank(one[0]))
        for other, _ in given:
            if other != kind:
                losses.tell(f"the body as {other}", f"a request has one body; {kind} was taken")
        return self._body(kind.strip(), media)

    def _body(self, kind: str, media: Node) -> Body:
        bare = kind.partition(";")[0].strip().lower()
        if bare == "multipart/form-data":
            return MultipartBody(tuple(self._parts(media)))
        if _is_file(bare, self._examples.flattened(media.at("schema"))):
            return FileBody("", kind)
        value = self._value(media)
        if bare == FORM:
            return FormBody(tuple(self._rows(media, value)))
        if _is_json(bare):
            written = value if isinstance(value, str) and _holds_json(value) else _pretty(value)
            return JsonBody(written) if bare == "application/json" else RawBody(written, kind)
        return of_text(text(value), kind)

    def _value(self, media: Node) -> Any:
        return (written_example(media, self._refs) or [self._examples.of(media.at("schema"))])[0]

    def _rows(self, media: Node, value: Any) -> list[Row]:
        required = sequence(self._examples.flattened(media.at("schema")).object.get("required"))
        fields = value.items() if isinstance(value, dict) else ()
        return [
            Row(str(name), text(one), not required or name in required)
            for name, held in fields
            for one in (held if isinstance(held, list) else [held])
        ]

    def _parts(self, media: Node) -> list[Part]:
        schema = self._examples.flattened(media.at("schema"))
        value = self._value(media)
        held = value if isinstance(value, dict) else {}
        properties = {name: _unwrapped(given) for name, given in schema.at("properties").members()}
        parts: list[Part] = []
        for name in dict.fromkeys([*properties, *map(str, held)]):
            one = self._examples.flattened(properties.get(name, Node({})))
            kind = text(media.at("encoding").at(name).object.get("contentType")).partition(",")[0]
            is_file = _is_file("", one) or _is_file("", self._examples.flattened(one.at("items")))
            enabled = not is_file and (not sequence(schema.object.get("required")) or name in schema.object["required"])
            content = held.get(name, "")
            json_kind = "application/json" if isinstance(content, dict | list) and not is_file else ""
            parts.append(Part(name, "" if is_file else text(content), "", kind or json_kind, enabled))
        return parts


def _unwrapped(node: Node) -> Node:
    return node.value if isinstance(node.value, Node) else node


def _rank(kind: str) -> int:
    bare = kind.partition(";")[0].strip().lower()
    if bare == "application/json":
        return 0
    if _is_json(bare):
        return 1
    return {FORM: 2, "multipart/form-data": 3, "text/plain": 4, "*/*": 9}.get(bare, 5)


def _is_json(bare: str) -> bool:
    return bare in ("application/json", "*/*") or bare.endswith("+json")


def _is_file(bare: str, schema: Node) -> bool:
    binary = schema.object.get("format") == "binary" or (
        "contentMediaType" in schema.object and "contentEncoding" not in schema.object
    )
    return binary or bare == "application/octet-stream" or bare.startswith(("image/", "audio/", "video/"))


def _holds_json(written: str) -> bool:
    try:
        return isinstance(json.loads(written), dict | list)
    except ValueError:
        return False


def _pretty(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False, default=str)
