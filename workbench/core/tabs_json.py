"""The open tabs as the content of a versioned file, so that drafts come back at the next start, also after a crash."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.core import draft_json
from workbench.core.request import JsonBody, RequestDraft, Row

VERSION = 2
"""Since 2 no passwords, tokens and keys stand in it: ``secrets`` says under which key the secret store has them."""
_FIRST = (
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


@dataclass(frozen=True, slots=True)
class SavedTab:
    """One tab: its draft without secrets, the request's file, and where its secrets are kept."""

    draft: RequestDraft
    path: str = ""
    secrets: str = ""


@dataclass(frozen=True, slots=True)
class SavedTabs:
    """What a file held: the tabs that could be read, which was in front, and how many could not be read."""

    tabs: tuple[SavedTab, ...]
    active: int = 0
    unreadable: int = 0


FIRST_TABS = tuple(SavedTab(draft) for draft in _FIRST)
"""What somebody finds who has never been here: one request to read, one to write."""


def content(tabs: Sequence[SavedTab], active: int) -> dict[str, Any]:
    """What the file holds; ``active`` is the index of the tab in front."""
    return {"active": active, "tabs": [_tree(tab) for tab in tabs]}


def read(content: Mapping[str, Any]) -> SavedTabs:
    """The tabs of a file's content; the first ones when there is nothing in it."""
    found = content.get("tabs", [])
    given = found if isinstance(found, list) else [found]
    tabs: list[SavedTab] = []
    for one in given:
        try:
            tabs.append(_tab(one))
        except ValueError:
            continue
    active = content.get("active", 0)
    in_front = active if isinstance(active, int) and 0 <= active < len(tabs) else 0
    return SavedTabs(tuple(tabs) or FIRST_TABS, in_front, len(given) - len(tabs))


def _tree(tab: SavedTab) -> dict[str, Any]:
    tree = {"draft": json.loads(draft_json.dump(tab.draft)), "path": tab.path, "secrets": tab.secrets}
    return {key: value for key, value in tree.items() if value}


def _tab(tree: object) -> SavedTab:
    """A tab; in format 1 it was the draft itself."""
    if not isinstance(tree, dict) or "draft" not in tree:
        return SavedTab(draft_json.load(json.dumps(tree)))
    path, secrets = tree.get("path", ""), tree.get("secrets", "")
    return SavedTab(draft_json.load(json.dumps(tree["draft"])), str(path), str(secrets))
