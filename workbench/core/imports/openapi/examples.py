"""An example value for a schema: what its author wrote down, else one built from types, limits and formats."""

from typing import Any

from workbench.core.imports.openapi.refs import BrokenRefError, Node, Refs
from workbench.core.imports.values import Json, fits, sequence

_DEEPEST = 8
_MOST_VALUES = 400
_FORMATS = {
    "date-time": "2026-01-31T12:00:00Z",
    "date": "2026-01-31",
    "time": "12:00:00Z",
    "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "email": "user@example.com",
    "uri": "https://example.com/",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "byte": "c3RyaW5n",
    "password": "password",
}


class ExampleBuilder:
    """Builds values of one document; what goes too deep, or round in circles, is left out."""

    def __init__(self, refs: Refs) -> None:
        self._refs = refs
        self._left = _MOST_VALUES
        self._broken: dict[str, None] = {}

    def take_broken(self) -> tuple[str, ...]:
        """Why references led nowhere since this was asked last, each reason once."""
        told, self._broken = tuple(self._broken), {}
        return told

    def of(self, schema: Node) -> Any:
        """A value that fits the schema."""
        self._left = _MOST_VALUES
        return self._value(schema, 0)

    def flattened(self, schema: Node) -> Node:
        """The schema with its ``$ref`` followed and its ``allOf`` merged."""
        return self._merged(schema, 0)

    def _value(self, schema: Node, depth: int) -> Any:
        found = self._merged(schema, depth)
        self._left -= 1
        written = self._written(found.object)
        if written is not _NOTHING:
            return written
        for choice in ("oneOf", "anyOf"):
            options = [one for one in found.at(choice).elements() if one.object.get("type") != "null"]
            if options and depth < _DEEPEST:
                return self._value(_laid_over(found, options[0], choice), depth + 1)
        return self._built(found, depth)

    def _merged(self, schema: Node, depth: int) -> Node:
        try:
            found = self._refs.follow(schema)
        except BrokenRefError as error:
            self._broken[str(error)] = None
            return Node({}, schema.file)
        parts = found.at("allOf").elements()
        if not parts or depth > _DEEPEST:
            return found
        merged: dict[str, Any] = {}
        for part in [self._merged(one, depth + 1) for one in parts]:
            merged = _together(merged, part)
        rest = {key: value for key, value in found.object.items() if key != "allOf"}
        return Node(_together(merged, Node(rest, found.file)), found.file)

    def _written(self, schema: Json) -> Any:
        for name in ("example", "const", "default"):
            if name in schema and fits(schema[name]):
                return schema[name]
        for name in ("examples", "enum"):
            if sequence(schema.get(name)) and fits(schema[name][0]):
                return schema[name][0]
        return _NOTHING

    def _built(self, schema: Node, depth: int) -> Any:
        kind = _type_of(schema.object)
        if kind == "object":
            return self._object(schema, depth)
        return self._array(schema, depth) if kind == "array" else _scalar(kind, schema.object)

    def _object(self, schema: Node, depth: int) -> Any:
        if depth >= _DEEPEST:
            return {}
        required = sequence(schema.object.get("required"))
        made: dict[str, Any] = {}
        for name, given in _properties(schema):
            one = self._merged(given, depth + 1)
            optional = name not in required
            if one.object.get("readOnly") is True or (optional and (depth > 3 or self._left <= 0)):
                continue
            made[name] = self._value(one, depth + 1)
        return made

    def _array(self, schema: Node, depth: int) -> Any:
        count = schema.object.get("minItems", 1)
        items = schema.at("items")
        if depth >= _DEEPEST or self._left <= 0 or items.value is None:
            return []
        return [self._value(items, depth + 1)] * min(max(count if isinstance(count, int) else 1, 1), 3)


class _Nothing:
    """Marks that nothing was written down, which is not the same as null."""


_NOTHING = _Nothing()


def _properties(schema: Node) -> list[tuple[str, Node]]:
    """Each property with the file that it came from, when several were merged."""
    return [
        (name, one.value if isinstance(one.value, Node) else one) for name, one in schema.at("properties").members()
    ]


def _together(first: dict[str, Any], second: Node) -> dict[str, Any]:
    """Two parts of an ``allOf``: properties and required names add up, the later one wins elsewhere."""
    properties = {**first.get("properties", {}), **dict(_properties(second))}
    required = [*first.get("required", []), *sequence(second.object.get("required"))]
    merged = {**first, **second.object}
    return {
        **merged,
        **({"properties": properties} if properties else {}),
        **({"required": required} if required else {}),
    }


def _laid_over(schema: Node, option: Node, choice: str) -> Node:
    rest = {key: value for key, value in schema.object.items() if key not in (choice, "discriminator")}
    return Node({"allOf": [option.value, rest]}, schema.file) if rest.get("properties") else option


def _type_of(schema: Json) -> str:
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = next((one for one in kind if one != "null"), "null")
    if isinstance(kind, str):
        return kind
    if "properties" in schema or "additionalProperties" in schema:
        return "object"
    return "array" if "items" in schema else "string"


def _scalar(kind: str, schema: Json) -> Any:
    match kind:
        case "integer":
            return int(_number(schema))
        case "number":
            return _number(schema)
        case "boolean":
            return True
        case "null":
            return None
    return _text(schema)


def _number(schema: Json) -> float | int:
    low, high = schema.get("minimum"), schema.get("maximum")
    above, below = schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum")
    if isinstance(above, int | float) and not isinstance(above, bool):
        return above + 1
    if isinstance(low, int | float):
        return low + 1 if above is True else low
    if isinstance(below, int | float) and not isinstance(below, bool):
        return min(below - 1, 1)
    return min(high, 1) if isinstance(high, int | float) else 1


def _text(schema: Json) -> str:
    made = _FORMATS.get(str(schema.get("format")), "string")
    shortest, longest = schema.get("minLength"), schema.get("maxLength")
    if isinstance(shortest, int) and shortest <= 10_000:
        made = made.ljust(shortest, "x")
    return made[:longest] if isinstance(longest, int) and longest >= 0 else made
