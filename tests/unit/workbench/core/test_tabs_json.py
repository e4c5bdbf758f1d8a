"""Open tabs as a file's content."""

import json

import pytest

from workbench.core import draft_json, tabs_json
from workbench.core.request import BearerAuth, RequestDraft
from workbench.core.tabs_json import SavedTab, SavedTabs


def test_there_and_back_through_json() -> None:
    tabs = (SavedTab(RequestDraft(name="one"), "in/one.yml"), SavedTab(RequestDraft("POST"), secrets="run-2"))

    saved = tabs_json.read(json.loads(json.dumps(tabs_json.content(tabs, 1))))

    assert saved == SavedTabs(tabs, 1)


def test_a_file_of_format_1_loses_nothing() -> None:
    draft = RequestDraft(name="old", auth=BearerAuth("kept in the open then"))
    content = {"active": 0, "tabs": [json.loads(draft_json.dump(draft))]}

    assert tabs_json.read(content) == SavedTabs((SavedTab(draft),), 0)


def test_nothing_gives_the_first_tabs() -> None:
    assert tabs_json.read({}).tabs == tabs_json.FIRST_TABS


@pytest.mark.parametrize("tabs", [5, None, "all"])
def test_what_is_no_list_counts_as_one_unreadable_tab(tabs: object) -> None:
    assert tabs_json.read({"tabs": tabs, "active": "x"}) == SavedTabs(tabs_json.FIRST_TABS, 0, 1)


@pytest.mark.parametrize("broken", [{"method": 7}, {"draft": {"method": 7}}, {"draft": None}])
def test_one_broken_tab_does_not_take_the_others_along(broken: object) -> None:
    good = SavedTab(RequestDraft(name="good"))
    content = tabs_json.content((good,), 0)
    content["tabs"].append(broken)
    content["active"] = 9

    assert tabs_json.read(content) == SavedTabs((good,), 0, 1)
