"""What a newer version of an imported API changes in the requests that are there, keeping what was edited since."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from workbench.core.collection import Folder, SavedRequest
from workbench.core.draft_merge import changed_fields, merge
from workbench.core.imports.report import Imported
from workbench.core.opencollection import read_request, write_request
from workbench.core.request import RequestDraft, Row

Route = tuple[str, str]
_ROWS = ("params", "headers", "path_params")
_WORDS = {
    "params": "parameter",
    "headers": "header",
    "path_params": "path parameter",
    "auth": "credentials",
    "body": "body",
    "notes": "description",
    "name": "name",
    "url": "server",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One route that is new, that changed, or that is gone. Accepting it saves ``draft`` or deletes ``path``."""

    kind: Literal["new", "changed", "removed"]
    route: Route
    words: tuple[str, ...]
    """What is different, a line each."""
    path: str = ""
    """The request's file; empty for a new one."""
    draft: RequestDraft | None = None
    folder: str = ""
    """The tag's folder, for a new one."""
    kept: tuple[str, ...] = ()
    """What changed on both sides: the edit stays."""
    fresh: RequestDraft | None = None
    """What the new document says, unmerged."""

    @property
    def title(self) -> str:
        """Method and path, with the names of its parameters."""
        url = self.draft.url if self.draft is not None else self.route[1]
        return f"{self.route[0]} {_path(url)}"


def route_of(draft: RequestDraft) -> Route:
    """Method and path, whatever the server and the path parameters are called."""
    return draft.method.upper(), re.sub(r"(?<=/)(?::[^/]+|\{\{[^{}/]+\}\}|\{[^{}/]+\})", ":", _path(draft.url))


def _path(url: str) -> str:
    return re.sub(r"^(?:\{\{[^{}]*\}\}|https?://[^/?#]*)", "", url).partition("?")[0] or "/"


def as_saved(draft: RequestDraft) -> RequestDraft:
    """The draft as it comes back from its file, so that a difference is somebody's edit and not the format's."""
    return read_request(write_request(draft), "").draft


def changes(previous: Iterable[RequestDraft], mine: Iterable[SavedRequest], fresh: Imported) -> tuple[Change, ...]:
    """Every difference between the previous import and this one, as changes to the requests that are there now.

    A route that was deleted here since, and that is as it was, isn't told again.
    """
    before = {route_of(draft): draft for draft in previous}
    here = {route_of(one.draft): one for one in mine if not one.problem}
    now = {route: (as_saved(draft), folder) for route, (draft, folder) in _routes(fresh.items, "")}
    found: list[Change] = []
    for route, (draft, folder) in now.items():
        one = _changed(route, before.get(route), here.get(route), draft, folder)
        found += [one] if one else []
    found += [
        Change("removed", route, ("no longer in the document",), here[route].path, here[route].draft)
        for route in before
        if route not in now and route in here
    ]
    return tuple(found)


def _routes(items: tuple[Folder | SavedRequest, ...], folder: str) -> Iterator[tuple[Route, tuple[RequestDraft, str]]]:
    for item in items:
        if isinstance(item, Folder):
            yield from _routes(item.items, item.name)
        else:
            yield route_of(item.draft), (item.draft, folder)


def _changed(
    route: Route, base: RequestDraft | None, mine: SavedRequest | None, fresh: RequestDraft, folder: str
) -> Change | None:
    if mine is None:
        news = base is None or base != fresh
        word = "new route" if base is None else "changed since it was deleted here"
        return Change("new", route, (word,), "", fresh, folder, (), fresh) if news else None
    if base is None or base == fresh:
        return None
    merged, kept = merged_draft(base, mine.draft, fresh)
    words = tuple(differences(base, fresh))
    if merged == mine.draft and not kept:
        return None
    return Change("changed", route, words, mine.path, merged, folder, kept, fresh)


def merged_draft(base: RequestDraft, mine: RequestDraft, fresh: RequestDraft) -> tuple[RequestDraft, tuple[str, ...]]:
    """My draft with what changed from ``base`` to ``fresh``, row by row; and what I had changed as well and is kept."""
    whole = merge(base, mine, fresh)
    kept = [_WORDS.get(name, name) for name in whole.conflicts if name not in _ROWS]
    rows: dict[str, tuple[Row, ...]] = {}
    for name in _ROWS:
        rows[name], clashing = _merged_rows(getattr(base, name), getattr(mine, name), getattr(fresh, name))
        kept += [f"{_WORDS[name]} {one}" for one in clashing]
    return replace(whole.draft, **rows), tuple(kept)  # type: ignore[arg-type]  # names of fields that hold rows


def _merged_rows(
    base: tuple[Row, ...], mine: tuple[Row, ...], fresh: tuple[Row, ...]
) -> tuple[tuple[Row, ...], list[str]]:
    """Rows of a name stand or fall together; what I added stays, what I removed stays away."""
    merged: list[Row] = []
    kept: list[str] = []
    for name in dict.fromkeys(row.name for row in (*mine, *fresh)):
        of_base, of_mine, of_fresh = (tuple(row for row in rows if row.name == name) for rows in (base, mine, fresh))
        if of_mine == of_base:
            merged += of_fresh
        else:
            merged += of_mine
            kept += [name] if of_fresh not in (of_base, of_mine) else []
    return tuple(merged), kept


def differences(before: RequestDraft, after: RequestDraft) -> Iterator[str]:
    """What is different, in words."""
    for name in changed_fields(before, after):
        word = _WORDS.get(name, name)
        if name not in _ROWS:
            yield f"{word} changed"
            continue
        old = {row.name: row for row in getattr(before, name)}
        new = {row.name: row for row in getattr(after, name)}
        yield from (f"new {word} {one}" for one in new if one not in old)
        yield from (f"{word} {one} is gone" for one in old if one not in new)
        yield from (f"{word} {one} changed" for one in new if one in old and old[one] != new[one])
