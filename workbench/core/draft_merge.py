"""Brings two edits of the same request together: three-way, field by field."""

from dataclasses import dataclass, fields, replace
from operator import attrgetter

from workbench.core.named_merge import merge_named
from workbench.core.request import RequestDraft

_LISTED = "variables"


@dataclass(frozen=True, slots=True)
class MergedDraft:
    """The outcome. ``conflicts`` names the fields that both changed, each otherwise; the draft has mine there."""

    draft: RequestDraft
    conflicts: tuple[str, ...] = ()


def merge(base: RequestDraft, mine: RequestDraft, theirs: RequestDraft) -> MergedDraft:
    """My draft with everything that only they changed."""
    taken = tuple(name for name in changed_fields(base, theirs) if getattr(mine, name) == getattr(base, name))
    clashing = tuple(
        name
        for name in changed_fields(base, theirs)
        if name not in taken and getattr(mine, name) != getattr(theirs, name)
    )
    draft = with_fields(mine, theirs, taken)
    merged = MergedDraft(draft, clashing)
    return _with_variables(merged, base, mine, theirs) if _LISTED in clashing else merged


def _with_variables(merged: MergedDraft, base: RequestDraft, mine: RequestDraft, theirs: RequestDraft) -> MergedDraft:
    """Variables come together name by name: a conflict only where both changed the same one."""
    found = merge_named(base.variables, mine.variables, theirs.variables, attrgetter("name"))
    conflicts = merged.conflicts if found.clashing else tuple(name for name in merged.conflicts if name != _LISTED)
    return MergedDraft(replace(merged.draft, variables=found.items), conflicts)


def changed_fields(before: RequestDraft, after: RequestDraft) -> tuple[str, ...]:
    """Names of the fields in which two drafts differ."""
    names = (one.name for one in fields(RequestDraft))
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def with_fields(draft: RequestDraft, source: RequestDraft, names: tuple[str, ...]) -> RequestDraft:
    """The draft with these fields of another."""
    return replace(draft, **{name: getattr(source, name) for name in names})
