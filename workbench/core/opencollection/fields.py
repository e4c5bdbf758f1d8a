"""Takes values out of a file as it was read: what has the wrong shape counts as absent, and is never an error."""

from collections.abc import Iterable
from typing import TypeVar

from workbench.core.opencollection.yaml_text import Raw, Tree
from workbench.core.request import Row

Mapping = dict[str, Raw]
_NOTHING = ("", "~", "null")
_TRUE = ("true", "yes", "on")
_FALSE = ("false", "no", "off")
Kind = TypeVar("Kind", bound=str)


def part(raw: Raw | None, *names: str) -> Mapping:
    """The mapping at that path; empty when there is none."""
    for name in names:
        raw = raw.get(name) if isinstance(raw, dict) else None
    return raw if isinstance(raw, dict) else {}


def items(raw: Mapping, name: str) -> list[Raw]:
    found = raw.get(name)
    return found if isinstance(found, list) else []


def mappings(raw: Mapping, name: str) -> list[Mapping]:
    return [one for one in items(raw, name) if isinstance(one, dict)]


def text(raw: Mapping, name: str, default: str = "") -> str:
    """The text there, also of the richer forms: typed values, and variants of which one is selected."""
    return _text(raw.get(name), default)


def _text(found: Raw | None, default: str) -> str:
    if isinstance(found, dict):
        return _text(found.get("content", found.get("data")), default)
    if isinstance(found, list):
        return _text(variant(found, "value"), default)
    return default if found is None else found


def note(raw: Mapping, name: str = "description") -> str:
    """A description, which may be spelled out as none."""
    found = text(raw, name)
    return "" if found in _NOTHING else found


def variant(found: Raw | None, name: str) -> Raw | None:
    """Of several titled variants the selected one, or the first; anything else as it is."""
    if not isinstance(found, list):
        return found
    variants = [one for one in found if isinstance(one, dict)]
    chosen = next((one for one in variants if flag(one, "selected")), variants[0] if variants else {})
    return chosen.get(name)


def flag(raw: Mapping, name: str, default: bool = False) -> bool:
    word = text(raw, name).lower()
    return word in _TRUE if word in _TRUE + _FALSE else default


def number(raw: Mapping, name: str) -> float | None:
    """The number there; None for words such as ``inherit``, and for what is no finite number."""
    try:
        found = float(text(raw, name))
    except ValueError:
        return None
    return found if abs(found) < 1e15 else None


def row(raw: Mapping) -> Row:
    return Row(text(raw, "name"), text(raw, "value"), not flag(raw, "disabled"), note(raw))


def row_tree(row: Row) -> dict[str, Tree]:
    return {"name": row.name, "value": row.value, **described(row.note), **disabled(row.enabled)}


def described(note: str) -> dict[str, Tree]:
    return {"description": note} if note else {}


def disabled(enabled: bool) -> dict[str, Tree]:
    return {} if enabled else {"disabled": True}


def without_empty(tree: dict[str, Tree]) -> dict[str, Tree]:
    """The same without empty texts, lists and mappings: defaults are left out of files."""
    return {key: value for key, value in tree.items() if value not in ("", [], {})}


def in_old_places(kinds: Iterable[Kind | None], old: list[Raw], fresh: dict[Kind, list[Tree]]) -> list[Tree]:
    """New items in the order in which their file has them.

    ``kinds`` names what each old item was taken for; None marks one of somebody else's, which stays where it is.
    """
    waiting = {kind: list(trees) for kind, trees in fresh.items()}
    placed: list[Tree] = []
    for kind, raw in zip(kinds, old, strict=True):
        if kind is None:
            placed.append(as_tree(raw))
        elif waiting.get(kind):
            placed.append(waiting[kind].pop(0))
    return placed + [tree for trees in waiting.values() for tree in trees]


def as_tree(raw: Raw) -> Tree:
    """What was read, to be written again."""
    if isinstance(raw, dict):
        return {key: as_tree(value) for key, value in raw.items()}
    return [as_tree(one) for one in raw] if isinstance(raw, list) else raw
