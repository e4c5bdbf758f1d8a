"""Finds what the API's CORS switch would have to be set to, so that a page may do what it was kept from."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.core.fetch.verdict import Blocked

Value = bool | int | float | str
_LISTS = {"origin": "origins", "method": "methods", "header": "headers"}


@dataclass(frozen=True, slots=True)
class Allowance:
    """A wanted setting of the switch, and what a button that makes it says."""

    label: str
    choice: str
    params: Mapping[str, Value]


def allowance(blocked: Blocked | None, choice: str, params: Mapping[str, Value]) -> Allowance | None:
    """What to set; None when no setting helps, or when it is set so already and something else is in the way."""
    if blocked is None or not blocked.wanted or not params:
        return None
    if blocked.wanted == "origin":
        return _origin(blocked.value, choice, params)
    if choice == "off":
        return None
    if blocked.wanted == "credentials":
        return None if params.get("credentials") else Allowance("Allow credentials", choice, {"credentials": True})
    name = _LISTS[blocked.wanted]
    return _longer(f"Allow the {blocked.wanted}", choice, name, str(params.get(name, "")), blocked.value)


def _origin(origin: str, choice: str, params: Mapping[str, Value]) -> Allowance | None:
    known = str(params.get("origins", ""))
    if origin == "null":
        return None
    if choice == "list":
        return _longer("Allow the origin", "list", "origins", known, origin)
    added = _longer("Allow the origin", "list", "origins", known, origin)
    return added or Allowance("Allow the origin", "list", {})


def _longer(label: str, choice: str, name: str, known: str, value: str) -> Allowance | None:
    items = [item.strip() for item in known.split(",") if item.strip()]
    if value.lower() in [item.lower() for item in items]:
        return None
    return Allowance(label, choice, {name: ", ".join([*items, value])})
