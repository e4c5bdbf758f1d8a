"""Gives the credentials of imported requests names, so that the files written hold ``{{token_of_log_in}}`` only.

Their values become secret variables of the folder that they are imported into; equal ones share a name.
"""

import re
from dataclasses import replace

from workbench.core.collection import Defaults, Folder, SavedRequest
from workbench.core.draft_secrets import put_back, take_out
from workbench.core.imports.report import Imported
from workbench.core.named_secrets import plain_name
from workbench.core.request import RequestDraft
from workbench.core.variable import Variable

_LONGEST = 40


def name_credentials(imported: Imported) -> Imported:
    """The same, with every typed credential as a secret variable with its value."""
    naming = _Naming({one.name for one in imported.defaults.variables})
    defaults = naming.defaults(imported.defaults, imported.name)
    items = tuple(naming.item(item) for item in imported.items)
    fresh = tuple(Variable(name, value, secret=True) for value, name in naming.names.items())
    return replace(imported, items=items, defaults=replace(defaults, variables=(*defaults.variables, *fresh)))


class _Naming:
    """Which name each value has got."""

    def __init__(self, taken: set[str]) -> None:
        self.names: dict[str, str] = {}
        self._taken = taken

    def item(self, item: Folder | SavedRequest) -> Folder | SavedRequest:
        if isinstance(item, SavedRequest):
            return replace(item, draft=self._draft(item.draft, item.draft.name or item.path))
        inside = tuple(self.item(one) for one in item.items)
        return replace(item, items=inside, defaults=self.defaults(item.defaults, item.name))

    def defaults(self, given: Defaults, whose: str) -> Defaults:
        draft = self._draft(RequestDraft(auth=given.auth, headers=given.headers), whose)
        return replace(given, auth=draft.auth, headers=draft.headers)

    def _draft(self, draft: RequestDraft, whose: str) -> RequestDraft:
        bare, found = take_out(draft)
        if not found:
            return draft
        return put_back(
            bare, {place: "{{" + self._name(place, draft, text, whose) + "}}" for place, text in found.items()}
        )

    def _name(self, place: str, draft: RequestDraft, value: str, whose: str) -> str:
        if value not in self.names:
            words = re.sub(r"\W+", "_", f"{plain_name(draft, place)}_of_{whose}".lower()).strip("_")[:_LONGEST]
            self.names[value] = _unlike(words, self._taken)
            self._taken.add(self.names[value])
        return self.names[value]


def _unlike(words: str, taken: set[str]) -> str:
    number, name = 1, words
    while name in taken:
        number += 1
        name = f"{words}_{number}"
    return name
