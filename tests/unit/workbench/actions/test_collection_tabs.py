"""Tabs and files that both change: merged where they fit, told where they don't."""

from dataclasses import replace
from pathlib import Path

import pytest

from workbench.actions.collection_tabs import CollectionTabs
from workbench.core.collection import Collection, Folder, SavedRequest
from workbench.core.request import JsonBody, RequestDraft
from workbench.state.collection import Conflict
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab

BASE = RequestDraft(name="one", url="/a")


def collection(*drafts: RequestDraft) -> Collection:
    return Collection(Path("demo"), Folder("", "demo", tuple(SavedRequest(f"{one.name}.yml", one) for one in drafts)))


@pytest.fixture
def requests(qapp: object) -> RequestsStore:
    return RequestsStore(RequestsSnapshot((Tab(1, BASE, path="one.yml", saved=BASE),)))


@pytest.fixture
def tabs(requests: RequestsStore) -> CollectionTabs:
    return CollectionTabs(requests)


def edit(requests: RequestsStore, draft: RequestDraft) -> None:
    requests.replace(requests.snapshot.with_tab(replace(requests.snapshot.current, draft=draft)))


def test_a_file_is_shown_in_one_tab(requests: RequestsStore, tabs: CollectionTabs) -> None:
    tabs.show("two.yml", RequestDraft(name="two"), "Its scripts are not run.")
    assert requests.snapshot.current.note == "Its scripts are not run."
    tabs.show("one.yml", BASE)

    assert [tab.path for tab in requests.snapshot.tabs] == ["one.yml", "two.yml"]
    assert requests.snapshot.current.path == "one.yml"


def test_a_tab_without_edits_follows_its_file(requests: RequestsStore, tabs: CollectionTabs) -> None:
    theirs = replace(BASE, method="PUT")

    assert tabs.follow(collection(theirs), ()) == ()
    assert (requests.snapshot.current.draft, requests.snapshot.current.saved) == (theirs, theirs)
    assert not requests.snapshot.current.edited


def test_edits_that_fit_are_merged_and_stay_unsaved(requests: RequestsStore, tabs: CollectionTabs) -> None:
    edit(requests, replace(BASE, url="/mine"))

    assert tabs.follow(collection(replace(BASE, method="PUT")), ()) == ()
    assert requests.snapshot.current.draft == replace(BASE, method="PUT", url="/mine")
    assert requests.snapshot.current.edited


def test_edits_that_contradict_are_told_and_either_may_win(requests: RequestsStore, tabs: CollectionTabs) -> None:
    edit(requests, replace(BASE, body=JsonBody("mine")))
    theirs = replace(BASE, body=JsonBody("theirs"), url="/b")

    (conflict,) = tabs.follow(collection(theirs), ())

    assert (conflict.path, conflict.fields, conflict.theirs) == ("one.yml", ("body",), theirs)
    assert conflict.base == BASE
    assert requests.snapshot.current.draft == replace(theirs, body=JsonBody("mine"))
    assert tabs.follow(collection(theirs), (conflict,)) == (conflict,)
    tabs.take_theirs(conflict, conflict.fields)
    assert requests.snapshot.current.draft == theirs
    assert not requests.snapshot.current.edited


def test_a_file_that_is_gone_asks_only_an_edited_tab(requests: RequestsStore, tabs: CollectionTabs) -> None:
    edit(requests, replace(BASE, url="/mine"))

    (conflict,) = tabs.follow(collection(), ())
    assert conflict == Conflict(1, "one.yml")
    assert tabs.follow(collection(BASE), (conflict,)) == ()
    tabs.take_theirs(conflict, ())
    assert (requests.snapshot.current.path, requests.snapshot.current.saved) == ("", None)
    assert requests.snapshot.current.draft.url == "/mine"


def test_a_clean_tab_lets_go_of_a_file_that_is_gone(requests: RequestsStore, tabs: CollectionTabs) -> None:
    assert tabs.follow(collection(), ()) == ()
    assert requests.snapshot.current.path == ""


def test_a_file_that_can_not_be_read_changes_no_tab(requests: RequestsStore, tabs: CollectionTabs) -> None:
    broken = Collection(Path("demo"), Folder("", "demo", (SavedRequest("one.yml", RequestDraft(), problem="Line 1"),)))

    assert tabs.follow(broken, ()) == ()
    assert requests.snapshot.current.draft == BASE


def test_tabs_that_come_back_at_a_start_learn_what_their_file_holds(
    requests: RequestsStore, tabs: CollectionTabs
) -> None:
    edited = replace(BASE, url="/typed before the start")
    requests.replace(RequestsSnapshot((Tab(1, edited, path="one.yml"),)))

    assert tabs.follow(collection(BASE), ()) == ()
    assert (requests.snapshot.current.draft, requests.snapshot.current.saved) == (edited, BASE)


def test_tabs_follow_files_and_folders_that_move(requests: RequestsStore, tabs: CollectionTabs) -> None:
    requests.replace(RequestsSnapshot((Tab(1, BASE, path="A/one.yml", saved=BASE), Tab(2, BASE))))

    assert tabs.moved("A", "B") == (1,)
    assert requests.snapshot.current.path == "B/one.yml"
    assert tabs.paths_below("B") == {1: "B/one.yml"}
    tabs.moved("B", "")
    assert (requests.snapshot.current.path, requests.snapshot.current.saved) == ("", None)
    tabs.attach({1: "B/one.yml", 9: "gone"})
    assert requests.snapshot.current.path == "B/one.yml"
    tabs.detach()
    assert requests.snapshot.current.path == ""


def test_a_saved_tab_keeps_what_was_typed_since(requests: RequestsStore, tabs: CollectionTabs) -> None:
    edit(requests, replace(BASE, url="/later"))

    tabs.saved(1, "one.yml", replace(BASE, url="/sent to the disk"))

    assert requests.snapshot.current.draft.url == "/later"
    assert requests.snapshot.current.edited
    tabs.saved(9, "one.yml", BASE)


def test_a_second_change_on_disk_adds_to_the_conflict_that_waits(requests: RequestsStore, tabs: CollectionTabs) -> None:
    edit(requests, replace(BASE, body=JsonBody("mine"), url="/mine"))
    first = replace(BASE, body=JsonBody("theirs"))
    waiting = tabs.follow(collection(first), ())
    second = replace(first, body=JsonBody("theirs 2"), url="/theirs")

    (conflict,) = tabs.follow(collection(second), waiting)

    assert (conflict.fields, conflict.theirs) == (("body", "url"), second)
    assert conflict.base == BASE


def test_a_conflict_is_over_when_the_file_comes_to_say_the_same(requests: RequestsStore, tabs: CollectionTabs) -> None:
    edit(requests, replace(BASE, url="/mine"))
    waiting = tabs.follow(collection(replace(BASE, url="/theirs")), ())

    assert waiting
    assert tabs.follow(collection(replace(BASE, url="/mine")), waiting) == ()
