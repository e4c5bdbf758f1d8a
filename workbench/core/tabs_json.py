"""The open tabs as a versioned JSON text, so that drafts come back at the next start, also after a crash."""

import json
from collections.abc import Sequence
from typing import Any

from workbench.core import draft_json
from workbench.core.request import JsonBody, RequestDraft, Row

FORMAT = "workbench-tabs"
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


def dump(drafts: Sequence[RequestDraft], active: int) -> str:
    """The text; ``active`` is the index of the tab in front."""
    tabs = [json.loads(draft_json.dump(draft)) for draft in drafts]
    content = {"format": FORMAT, "version": VERSION, "active": active, "tabs": tabs}
    return json.dumps(content, ensure_ascii=False, indent=1)


def load(text: str) -> tuple[tuple[RequestDraft, ...], int]:
    """Drafts and the index of the one in front.

    Raises:
        ValueError: when the text is not what ``dump`` wrote.
    """
    content: Any = json.loads(text)
    if not isinstance(content, dict) or content.get("format") != FORMAT or content.get("version") != VERSION:
        raise ValueError("it is not a file of open tabs, or of another version")
    drafts = tuple(draft_json.load(json.dumps(tab)) for tab in content.get("tabs", ()))
    active = content.get("active", 0)
    return drafts, active if isinstance(active, int) and 0 <= active < len(drafts) else 0
