"""A newer document: every difference is told once, and what was edited here stays."""

from dataclasses import replace

from workbench.core.collection import SavedRequest
from workbench.core.imports.changes import Change, as_saved, changes, merged_draft, route_of
from workbench.core.imports.record import Record, after, read_record, record_of, write_record
from workbench.core.imports.report import Imported
from workbench.core.request import BearerAuth, JsonBody, RequestDraft, Row

TASKS = RequestDraft("GET", "{{base}}/tasks", name="List", params=(Row("limit", "20"), Row("page", "1")))
ONE = RequestDraft("GET", "{{base}}/tasks/:id", name="Read", path_params=(Row("id", "1"),))


def imported(*drafts: RequestDraft) -> Imported:
    return Imported("API", tuple(SavedRequest("", draft) for draft in drafts))


def saved(*drafts: RequestDraft) -> list[SavedRequest]:
    return [SavedRequest(f"{draft.name}.yml", as_saved(draft)) for draft in drafts]


def test_a_route_is_known_by_method_and_path_whatever_its_parameters_are_called() -> None:
    renamed = replace(ONE, url="http://h:1/tasks/{{task}}?x=1")

    assert route_of(ONE) == route_of(renamed) == ("GET", "/tasks/:")


def test_nothing_changed_is_no_change_also_after_an_edit_here() -> None:
    record = record_of(imported(TASKS, ONE))
    edited = replace(TASKS, auth=BearerAuth("mine"), name="My list")

    assert changes(record.drafts, saved(TASKS, ONE), imported(TASKS, ONE)) == ()
    assert changes(record.drafts, saved(edited, ONE), imported(TASKS, ONE)) == ()


def test_new_changed_and_removed_routes() -> None:
    record = record_of(imported(TASKS, ONE))
    fresh = replace(TASKS, params=(Row("limit", "50"), Row("sort", "id")))
    new = RequestDraft("POST", "{{base}}/tasks", name="Create")

    found = changes(record.drafts, saved(TASKS, ONE), imported(fresh, new))

    assert [(one.kind, one.title, one.words) for one in found] == [
        ("changed", "GET /tasks", ("new parameter sort", "parameter page is gone", "parameter limit changed")),
        ("new", "POST /tasks", ("new route",)),
        ("removed", "GET /tasks/:id", ("no longer in the document",)),
    ]
    assert found[0].draft is not None
    assert found[0].draft.params == fresh.params
    assert found[2].path == "Read.yml"


def test_an_edit_here_stays_and_is_told_when_both_changed() -> None:
    mine = replace(TASKS, params=(Row("limit", "5"), Row("page", "1"), Row("own", "x")), body=JsonBody("mine"))
    fresh = replace(TASKS, params=(Row("limit", "50"), Row("sort", "id")), body=JsonBody("theirs"), notes="more")

    merged, kept = merged_draft(TASKS, mine, fresh)

    assert merged.params == (Row("limit", "5"), Row("own", "x"), Row("sort", "id"))
    assert (merged.body, merged.notes) == (JsonBody("mine"), "more")
    assert kept == ("body", "parameter limit")


def test_what_was_deleted_here_is_not_offered_again_unless_it_changed() -> None:
    record = record_of(imported(TASKS, ONE))
    changed = replace(TASKS, notes="now otherwise")

    assert changes(record.drafts, saved(ONE), imported(TASKS, ONE)) == ()
    (one,) = changes(record.drafts, saved(ONE), imported(changed, ONE))
    assert (one.kind, one.words) == ("new", ("changed since it was deleted here",))


def test_the_record_remembers_only_what_was_accepted() -> None:
    record = record_of(imported(TASKS, ONE))
    fresh = replace(TASKS, notes="more")
    accepted = (
        Change("removed", route_of(ONE), (), "Read.yml", ONE),
        Change("changed", route_of(TASKS), (), fresh=fresh),
    )

    left = after(record, accepted)

    assert left.drafts == (fresh,)
    assert read_record(write_record(left)) == left
    assert read_record("{") is None
    assert read_record('{"version": 99}') is None
    assert write_record(Record("x")).startswith('{"version": 1, "name": "x"')
