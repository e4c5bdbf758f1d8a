"""Brings two edits of a list of named things together: three-way, item by item, in nobody's way."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")
_Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class MergedItems(Generic[Item]):
    """The outcome. ``clashing`` names what both changed, each otherwise; mine stands there."""

    items: tuple[Item, ...]
    clashing: tuple[str, ...] = ()


def merge_named(
    base: Iterable[Item], mine: Iterable[Item], theirs: Iterable[Item], name_of: Callable[[Item], str]
) -> MergedItems[Item]:
    """My list with everything that only they changed; several items of a name are told apart by their order."""
    before, here, there = (_by_key(items, name_of) for items in (base, mine, theirs))
    merged = dict(here)
    clashing: list[str] = []
    for key in dict.fromkeys((*before, *there)):
        old, own, other = before.get(key), here.get(key), there.get(key)
        if other in (old, own):
            continue
        if own != old:
            clashing.append(key[0])
        elif other is None:
            del merged[key]
        elif own is not None:
            merged[key] = other
        else:
            merged = _placed(merged, key, other, list(there))
    return MergedItems(tuple(merged.values()), tuple(dict.fromkeys(clashing)))


def _by_key(items: Iterable[Item], name_of: Callable[[Item], str]) -> dict[_Key, Item]:
    seen: Counter[str] = Counter()
    found: dict[_Key, Item] = {}
    for item in items:
        name = name_of(item)
        found[name, seen[name]] = item
        seen[name] += 1
    return found


def _placed(merged: dict[_Key, Item], key: _Key, item: Item, order: list[_Key]) -> dict[_Key, Item]:
    """With an item of theirs behind the one that it stands behind there, else at the end."""
    above = next((one for one in reversed(order[: order.index(key)]) if one in merged), None)
    keys = list(merged)
    at = keys.index(above) + 1 if above is not None else 0 if key == order[0] else len(keys)
    pairs = list(merged.items())
    return dict([*pairs[:at], (key, item), *pairs[at:]])
