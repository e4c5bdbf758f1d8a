"""Changes every text of a draft that may hold variables, whatever kind of body or credentials it has."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from workbench.core.request import RequestDraft

_PARTS = ("url", "params", "headers", "path_params", "auth", "body", "proxy")
_NO_TEXTS = ("kind", "place", "enabled", "note")


def with_texts(draft: RequestDraft, change: Callable[[str], str]) -> RequestDraft:
    """The draft with ``change`` made in each of its texts, but for name, notes and what tells kinds apart."""
    changed: dict[str, Any] = {name: _mapped(getattr(draft, name), change) for name in _PARTS}
    return replace(draft, **changed)


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [one.name for one in fields(value) if one.name not in _NO_TEXTS]
        return replace(value, **{name: _mapped(getattr(value, name), change) for name in names})
    return value
