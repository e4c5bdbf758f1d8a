"""Open tabs as a file's content."""

import json

import pytest

from workbench.core import tabs_json
from workbench.core.request import RequestDraft


def test_there_and_back_through_json() -> None:
    drafts = (RequestDraft(name="one"), RequestDraft("POST", name="two"))

    saved = tabs_json.read(json.loads(json.dumps(tabs_json.content(drafts, 1))))

    assert saved == tabs_json.SavedTabs(drafts, 1)


def test_nothing_gives_the_first_tabs() -> None:
    assert tabs_json.read({}).drafts == tabs_json.FIRST_TABS


@pytest.mark.parametrize("tabs", [5, None, "all"])
def test_what_is_no_list_counts_as_one_unreadable_tab(tabs: object) -> None:
    assert tabs_json.read({"tabs": tabs, "active": "x"}) == tabs_json.SavedTabs(tabs_json.FIRST_TABS, 0, 1)


def test_one_broken_tab_does_not_take_the_others_along() -> None:
    content = tabs_json.content((RequestDraft(name="good"),), 0)
    content["tabs"].append({"method": 7})
    content["active"] = 9

    assert tabs_json.read(content) == tabs_json.SavedTabs((RequestDraft(name="good"),), 0, 1)
