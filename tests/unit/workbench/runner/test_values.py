from pathlib import Path

from workbench.core.assertion import Capture
from workbench.core.collection import Collection, Defaults, Environment, Folder, SavedRequest, Variable
from workbench.core.request import RequestDraft
from workbench.runner.values import RunValues

ONE = SavedRequest("a/one.yml", RequestDraft())
OTHER = SavedRequest("other.yml", RequestDraft())
FOLDER = Folder("a", "a", (ONE,), Defaults(variables=(Variable("name", "folder"),)))
COLLECTION = Collection(Path("x"), Folder("", "x", (FOLDER, OTHER), Defaults(variables=(Variable("name", "all"),))))
LOCAL = Environment("local", (Variable("name", "local"),))


def test_the_nearest_scope_wins_and_a_row_above_all() -> None:
    values = RunValues(COLLECTION, LOCAL, base="http://x")

    assert values.of(ONE, {})["name"] == "folder"
    assert values.of(OTHER, {})["name"] == "local"
    assert values.of(ONE, {"name": "row"})["name"] == "row"
    assert values.of(ONE, {})["base"] == "http://x"


def test_values_given_for_the_run_stand_beside_the_row() -> None:
    values = RunValues(COLLECTION, given={"name": "given", "more": "1"})

    assert values.of(ONE, {})["name"] == "given"
    assert values.of(ONE, {"name": "row"})["name"] == "row"
    assert values.of(ONE, {"name": "row"})["more"] == "1"


def test_captures_are_seen_by_those_in_their_scope() -> None:
    values = RunValues(COLLECTION)

    values.keep(Capture("id", scope="session"), "a/one.yml", "7")
    values.keep(Capture("here", scope="folder"), "a/one.yml", "8")

    assert values.of(OTHER, {})["id"] == "7"
    assert values.of(ONE, {})["here"] == "8"
    assert "here" not in values.of(OTHER, {})


def test_a_run_changes_only_its_own_copy() -> None:
    before = {("session", ""): {"id": "1"}}
    values = RunValues(COLLECTION, captured=before)

    values.keep(Capture("id"), "", "2")

    assert values.of(ONE, {})["id"] == "2"
    assert before == {("session", ""): {"id": "1"}}


def test_made_up_values_differ_from_request_to_request() -> None:
    values = RunValues(COLLECTION)
    first = values.of(ONE, {})

    assert first.fill("{{$uuid}}", "") == first.fill("{{$uuid}}", "")
    assert first.fill("{{$uuid}}", "") != values.of(ONE, {}).fill("{{$uuid}}", "")
