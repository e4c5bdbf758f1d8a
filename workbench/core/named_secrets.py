"""Gives typed credentials a name: the file of a request holds ``{{password}}``, and the keyring what it stands for."""

import re
from collections.abc import Iterable
from dataclasses import replace

from workbench.core.collection import Defaults
from workbench.core.draft_secrets import put_back, take_out
from workbench.core.request import RequestDraft
from workbench.core.variable import Variable

Named = tuple[RequestDraft, dict[str, str]]


def name_secrets(draft: RequestDraft, saved: RequestDraft | None = None) -> Named:
    """The draft with a secret variable of its own for each typed credential, and their values by name.

    What the file holds already, as ``saved``, stays there: a save changes what was edited, and nothing else.
    """
    known = set(take_out(saved)[1].values()) if saved is not None else set()
    bare, found = take_out(draft)
    values: dict[str, str] = {}
    put: dict[str, str] = {}
    for place, text in found.items():
        if text in known:
            put[place] = text
            continue
        name = _free_name(plain_name(draft, place), draft, values)
        values[name] = text
        put[place] = "{{" + name + "}}"
    if not values:
        return draft, {}
    fresh = tuple(Variable(name, secret=True) for name in values)
    return replace(put_back(bare, put), variables=(*draft.variables, *fresh)), values


def name_folder_secrets(defaults: Defaults, saved: Defaults) -> tuple[Defaults, dict[str, str]]:
    """The same for what a folder hands down."""
    draft, values = name_secrets(_as_draft(defaults), _as_draft(saved))
    return Defaults(draft.auth, draft.headers, draft.variables), values


def _as_draft(defaults: Defaults) -> RequestDraft:
    return RequestDraft(auth=defaults.auth, headers=defaults.headers, variables=defaults.variables)


def plain_name(draft: RequestDraft, place: str) -> str:
    """What a credential is called by where it stands."""
    kind, _, which = place.partition(".")
    if kind == "header":
        return re.sub(r"\W+", "_", draft.headers[int(which)].name.strip().lower())
    if which == "value":
        return draft.auth.kind
    return which or kind


def _free_name(wanted: str, draft: RequestDraft, taken: Iterable[str]) -> str:
    """One that means nothing else in this request."""
    text = repr(draft)
    names = {*taken, *(one.name for one in draft.variables)}
    number, name = 1, wanted
    while name in names or re.search(r"\{\{\s*" + re.escape(name) + r"\b", text):
        number += 1
        name = f"{wanted}_{number}"
    return name
