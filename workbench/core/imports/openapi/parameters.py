"""Parameters of an operation as rows: path, query, header and cookie, written in their style."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from workbench.core.imports.openapi.examples import ExampleBuilder
from workbench.core.imports.openapi.refs import BrokenRefError, Node, Refs
from workbench.core.imports.report import ItemLosses
from workbench.core.imports.values import fits, text
from workbench.core.request import Row

_SEPARATORS = {"spaceDelimited": " ", "pipeDelimited": "|"}
_BY_OTHERS = ("accept", "content-type", "authorization")


@dataclass
class Placed:
    """The rows of one operation, by where they go."""

    path: dict[str, Row] = field(default_factory=dict)
    query: list[Row] = field(default_factory=list)
    headers: list[Row] = field(default_factory=list)
    cookies: list[Row] = field(default_factory=list)

    def header_rows(self) -> tuple[Row, ...]:
        """The headers; cookies go together into one."""
        on = [f"{row.name}={row.value}" for row in self.cookies if row.enabled]
        off = [Row("Cookie", f"{row.name}={row.value}", enabled=False, note=row.note) for row in self.cookies]
        cookies = [Row("Cookie", "; ".join(on))] if on else []
        return (*self.headers, *cookies, *(one for one, row in zip(off, self.cookies, strict=True) if not row.enabled))


class Parameters:
    """Reads the parameters of operations of one document."""

    def __init__(self, refs: Refs, examples: ExampleBuilder) -> None:
        self._refs = refs
        self._examples = examples

    def place(self, shared: Node, own: Node, losses: ItemLosses) -> Placed:
        """Those of the path and of the operation; its own win over one of the same name and place."""
        found: dict[tuple[str, str], Node] = {}
        for node in [*shared.elements(), *own.elements()]:
            try:
                one = self._refs.follow(node)
            except BrokenRefError as error:
                losses.tell("a parameter", str(error))
                continue
            found[text(one.object.get("in")), text(one.object.get("name"))] = one
        placed = Placed()
        for (place, name), one in found.items():
            self._put(placed, place, name, one, losses)
        return placed

    def _put(self, placed: Placed, place: str, name: str, one: Node, losses: ItemLosses) -> None:
        if not name or place not in ("path", "query", "header", "cookie"):
            losses.tell(f"parameter {name or '?'}", f"its place “{place}” is none of path, query, header and cookie")
            return
        required = one.object.get("required") is True or place == "path"
        about = text(one.object.get("description")).strip().split("\n")[0]
        rows = [Row(key, value, required, about) for key, value in self._pairs(place, name, one)]
        if place == "path":
            placed.path[name] = rows[0] if rows else Row(name)
        elif place == "query":
            placed.query += rows
        elif place == "cookie":
            placed.cookies += rows
        elif name.lower() not in _BY_OTHERS:
            placed.headers += rows

    def _pairs(self, place: str, name: str, one: Node) -> list[tuple[str, str]]:
        value = self._value(one)
        if "content" in one.object:
            return [(name, json.dumps(value, ensure_ascii=False))]
        usual = "form" if place in ("query", "cookie") else "simple"
        style = text(one.object.get("style")) or usual
        explode = one.object.get("explode", style == "form")
        return list(_styled(style, bool(explode), name, value))

    def _value(self, one: Node) -> Any:
        written = written_example(one, self._refs)
        if written:
            return written[0]
        media = one.at("content").members()
        if media:
            return (written_example(media[0][1], self._refs) or [self._examples.of(media[0][1].at("schema"))])[0]
        return self._examples.of(one.at("schema"))


def written_example(node: Node, refs: Refs) -> list[Any]:
    """The first example that stands at a parameter or media type itself, in a list of its own; empty when none does."""
    if "example" in node.object and fits(node.object["example"]):
        return [node.object["example"]]
    for _, given in node.at("examples").members():
        try:
            one = refs.follow(given)
        except BrokenRefError:
            continue
        if "value" in one.object and fits(one.object["value"]):
            return [one.object["value"]]
    return []


def _styled(style: str, explode: bool, name: str, value: Any) -> Iterator[tuple[str, str]]:
    """A value in one of the styles (OpenAPI 3.1, "Style Examples")."""
    prefix = {"label": ".", "matrix": f";{name}="}.get(style, "")
    if isinstance(value, dict):
        yield from _object(style, explode, name, value)
    elif isinstance(value, list):
        texts = [text(one) for one in value]
        if style == "form" and explode:
            yield from ((name, one) for one in texts)
        elif style in ("label", "matrix") and explode:
            yield name, "".join(prefix + one for one in texts)
        else:
            yield name, prefix + _SEPARATORS.get(style, ",").join(texts)
    else:
        yield name, prefix + text(value)


def _object(style: str, explode: bool, name: str, value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    pairs = [(str(key), text(one)) for key, one in value.items()]
    if style == "deepObject":
        yield from ((f"{name}[{key}]", one) for key, one in pairs)
    elif style == "form" and explode:
        yield from pairs
    elif explode:
        sign = {"label": ".", "matrix": ";"}.get(style, ",")
        lead = sign if style in ("label", "matrix") else ""
        yield name, lead + sign.join(f"{key}={one}" for key, one in pairs)
    else:
        lead = {"label": ".", "matrix": f";{name}="}.get(style, "")
        yield name, lead + _SEPARATORS.get(style, ",").join(sign for pair in pairs for sign in pair)
