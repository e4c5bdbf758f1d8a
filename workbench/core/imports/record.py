"""What was imported, kept beside the requests as data: the base against which a newer version is compared."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.core import draft_json
from workbench.core.imports.changes import Change, Route, as_saved, route_of
from workbench.core.imports.report import Imported
from workbench.core.request import RequestDraft

FILE = ".imported.json"
"""Begins with a dot, so that it is no item of the collection."""
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Record:
    """The requests of one document as they were imported or last accepted, without any secrets."""

    name: str
    drafts: tuple[RequestDraft, ...] = ()


def record_of(imported: Imported) -> Record:
    """The record of a fresh import."""
    return Record(imported.name, tuple(as_saved(one.draft) for one in imported.requests()))


def write_record(record: Record) -> str:
    """The text of its file, a line for each request."""
    lines = [draft_json.dump(draft) for draft in record.drafts]
    body = ",\n".join(lines)
    return f'{{"version": {_VERSION}, "name": {json.dumps(record.name)}, "requests": [\n{body}\n]}}\n'


def read_record(text: str) -> Record | None:
    """The record of a file; None when it is none, or of a newer version."""
    try:
        found = json.loads(text)
        if not isinstance(found, Mapping) or found.get("version") != _VERSION:
            return None
        drafts = tuple(draft_json.load(json.dumps(one)) for one in found.get("requests", []))
    except ValueError:
        return None
    return Record(str(found.get("name", "")), drafts)


def after(record: Record, accepted: Iterable[Change]) -> Record:
    """The record once these changes were accepted; the others stay to be asked about again."""
    drafts: dict[Route, RequestDraft] = {route_of(draft): draft for draft in record.drafts}
    for change in accepted:
        if change.fresh is None:
            drafts.pop(change.route, None)
        else:
            drafts[change.route] = change.fresh
    return Record(record.name, tuple(drafts.values()))
