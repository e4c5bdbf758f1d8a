"""The open tabs as the content of a versioned file, so that drafts come back at the next start, also after a crash."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.core import draft_json
from workbench.core.request import JsonBody, RequestDraft, Row

VERSION = 1
FIRST_TABS = (
    RequestDraft(
        name="tasks by owner",
        params=(
            Row("owner_id", "42", note="who the task belongs to"),
            Row("limit", "50", note="page size, at most 100"),
            Row("done", "false", enabled=False),
        ),
    ),
    RequestDraft(
        "POST",
        name="create task",
        body=JsonBody('{\n  "title": "Rotate the signing key",\n  "owner_id": 42,\n  "priority": 2\n}'),
    ),
)
"""What somebody finds who has never been here: one request to read, one to write."""


def content(drafts: Sequence[RequestDraft], active: int) -> dict[str, Any]:
    """What the file holds; ``active`` is the index of the tab in front."""
    return {"active": active, "tabs": [json.loads(draft_json.dump(draft)) for draft in drafts]}


@dataclass(frozen=True, slots=True)
class SavedTabs:
    """What a file held: the drafts that could be read, which was in front, and how many could not be read."""

    drafts: tuple[RequestDraft, ...]
    active: int = 0
    unreadable: int = 0


def read(content: Mapping[str, Any]) -> SavedTabs:
    """The tabs of a file's content; the first ones when there is nothing in it."""
    found = content.get("tabs", [])
    given = found if isinstance(found, list) else [found]
    drafts: list[RequestDraft] = []
    for one in given:
        try:
            drafts.append(draft_json.load(json.dumps(one)))
        except ValueError:
            continue
    active = content.get("active", 0)
    in_front = active if isinstance(active, int) and 0 <= active < len(drafts) else 0
    return SavedTabs(tuple(drafts) or FIRST_TABS, in_front, len(given) - len(drafts))
