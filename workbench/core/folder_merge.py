"""Brings two edits of a folder's settings, or of an environment, together: three-way, name by name."""

from dataclasses import dataclass, replace
from operator import attrgetter, itemgetter
from typing import TypeVar

from workbench.core.collection import Defaults, Environment, Folder
from workbench.core.named_merge import merge_named
from workbench.core.request import Row

Value = TypeVar("Value")
_NAME = attrgetter("name")


@dataclass(frozen=True, slots=True)
class MergedFolder:
    """The outcome. ``clashing`` says in words what both changed, each otherwise; mine stands there."""

    folder: Folder
    clashing: tuple[str, ...] = ()


def merge_folder(base: Folder, mine: Folder, theirs: Folder) -> MergedFolder:
    """My settings with everything that only they changed."""
    old, own, other = base.defaults, mine.defaults, theirs.defaults
    variables = merge_named(old.variables, own.variables, other.variables, _NAME)
    headers = merge_named(old.headers, own.headers, other.headers, _header_name)
    switches = merge_named(base.switches, mine.switches, theirs.switches, itemgetter(0))
    auth, auth_clash = _one(old.auth, own.auth, other.auth, "auth")
    notes, notes_clash = _one(base.notes, mine.notes, theirs.notes, "docs")
    name, name_clash = _one(base.name, mine.name, theirs.name, "name")
    clashing = (
        *(f"variable {one}" for one in variables.clashing),
        *(f"header {one}" for one in headers.clashing),
        *(f"switch {one}" for one in switches.clashing),
        *auth_clash,
        *notes_clash,
        *name_clash,
    )
    defaults = Defaults(auth, headers.items, variables.items)
    return MergedFolder(replace(mine, defaults=defaults, notes=notes, name=name, switches=switches.items), clashing)


def merge_environment(base: Environment, mine: Environment, theirs: Environment) -> tuple[Environment, tuple[str, ...]]:
    """My environment with the variables that only they changed, and the names of those that both did."""
    merged = merge_named(base.variables, mine.variables, theirs.variables, _NAME)
    name = theirs.name if mine.name == base.name else mine.name
    return replace(mine, name=name, variables=merged.items), merged.clashing


def merge_environments(
    base: tuple[Environment, ...], mine: tuple[Environment, ...], theirs: tuple[Environment, ...]
) -> tuple[tuple[Environment, ...], tuple[str, ...]]:
    """A whole list of them, by name."""
    whole = merge_named(base, mine, theirs, _NAME)
    old, other = {one.name: one for one in base}, {one.name: one for one in theirs}
    fresh: list[Environment] = []
    clashing: list[str] = [name for name in whole.clashing if name not in {one.name for one in whole.items}]
    for mine_now in whole.items:
        name, both = mine_now.name, mine_now
        if name in whole.clashing and name in other:
            both, names = merge_environment(old.get(name, Environment(name)), mine_now, other[name])
            clashing += [f"{name}: {each}" for each in names]
        fresh.append(both)
    return tuple(fresh), tuple(clashing)


def _header_name(row: Row) -> str:
    return row.name.strip().lower()


def _one(base: Value, mine: Value, theirs: Value, word: str) -> tuple[Value, tuple[str, ...]]:
    if theirs in (base, mine):
        return mine, ()
    return (theirs, ()) if mine == base else (mine, (word,))
