"""Rows of Postman's key-value lists, with the switched-off ones switched off."""

from typing import Any

from workbench.core.collection import Variable
from workbench.core.imports.values import Json, described, mapping, mappings, text
from workbench.core.request import Row


def row(one: Json) -> Row:
    """One entry; only ``disabled: true`` switches it off."""
    return Row(
        text(one.get("key")), text(one.get("value")), one.get("disabled") is not True, described(one.get("description"))
    )


def rows(given: object) -> tuple[Row, ...]:
    """A list of entries; headers of the format 2.0 may also be one text, a line each."""
    if isinstance(given, str):
        pairs = (line.partition(":") for line in given.splitlines() if ":" in line)
        return tuple(Row(name.strip(), value.strip()) for name, _, value in pairs)
    return tuple(row(one) for one in mappings(given))


def attributes(given: object) -> dict[str, Any]:
    """Settings of an auth kind: an object in the format 2.0, a list of entries in 2.1."""
    if isinstance(given, list):
        return {text(one.get("key")): one.get("value") for one in mappings(given)}
    return dict(mapping(given))


def variables(given: object) -> tuple[Variable, ...]:
    """Variables of a collection, folder or environment."""
    return tuple(_variable(one) for one in mappings(given) if _name(one))


def _variable(one: Json) -> Variable:
    secret = text(one.get("type")) == "secret"
    enabled = one.get("disabled") is not True and one.get("enabled") is not False
    return Variable(_name(one), text(one.get("value")), secret, enabled, described(one.get("description")))


def _name(one: Json) -> str:
    return text(one.get("key") or one.get("id"))
