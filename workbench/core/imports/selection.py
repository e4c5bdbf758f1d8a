"""A part of an import: what somebody left ticked in its preview."""

from collections.abc import Iterator
from dataclasses import replace

from workbench.core.collection import Folder, SavedRequest
from workbench.core.handed_down import effective
from workbench.core.imports.report import Imported
from workbench.core.request import RequestDraft

Place = tuple[int, ...]
"""Where an item stands: its number at each level."""


def only(imported: Imported, chosen: frozenset[Place], environments: frozenset[int]) -> Imported:
    """The import with only these requests, and the folders that still hold one."""
    kept = tuple(one for number, one in enumerate(imported.environments) if number in environments)
    return replace(imported, items=tuple(_items(imported.items, (), chosen)), environments=kept)


def _items(
    items: tuple[Folder | SavedRequest, ...], above: Place, chosen: frozenset[Place]
) -> Iterator[Folder | SavedRequest]:
    for number, item in enumerate(items):
        place = (*above, number)
        if isinstance(item, SavedRequest):
            if place in chosen:
                yield item
        elif below := tuple(_items(item.items, place, chosen)):
            yield replace(item, items=below)


def drafts(imported: Imported) -> Iterator[RequestDraft]:
    """Every request as it is without its folders: with the credentials and headers that they hand down."""
    root = Folder("", imported.name, imported.items, imported.defaults)
    yield from _drafts(root, (root,))


def _drafts(folder: Folder, above: tuple[Folder, ...]) -> Iterator[RequestDraft]:
    for item in folder.items:
        if isinstance(item, Folder):
            yield from _drafts(item, (*above, item))
        else:
            yield effective(item.draft, above)
