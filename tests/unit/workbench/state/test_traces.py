from tests.unit.workbench.core.trace.traces import SCAN, make_summary
from workbench.state.traces import (
    PLANS,
    TracesSnapshot,
    earlier_of,
    forgotten,
    turned_at,
    with_filter,
    with_plan,
    with_traces,
)


def numbers(snapshot: TracesSnapshot) -> list[int]:
    return [item.seq for item in snapshot.items]


def test_ring_lets_the_oldest_go_and_counts_them() -> None:
    snapshot = with_traces(TracesSnapshot(), [make_summary(seq) for seq in range(1, 6)], ring=3)

    assert numbers(snapshot) == [3, 4, 5]
    assert snapshot.dropped == 2
    assert snapshot.shown == snapshot.items


def test_late_and_repeated_summaries_fall_into_place() -> None:
    snapshot = with_traces(TracesSnapshot(), [make_summary(1), make_summary(3)])

    snapshot = with_traces(snapshot, [make_summary(2), make_summary(3)])

    assert numbers(snapshot) == [1, 2, 3]


def test_nothing_new_leaves_the_snapshot_as_it_is() -> None:
    snapshot = with_traces(TracesSnapshot(), [make_summary(1)])

    assert with_traces(snapshot, [make_summary(1)]) is snapshot


def test_filter_shows_what_passes_now_and_later() -> None:
    snapshot = with_traces(TracesSnapshot(), [make_summary(1), make_summary(2, status=429)])

    snapshot = with_filter(snapshot, "status:4xx")
    snapshot = with_traces(snapshot, [make_summary(3), make_summary(4, status=404)])

    assert [item.seq for item in snapshot.shown] == [2, 4]


def test_bad_filter_keeps_the_list_and_says_why() -> None:
    snapshot = with_traces(TracesSnapshot(), [make_summary(1)])

    snapshot = with_filter(snapshot, "color:red")

    assert "unknown name" in snapshot.filter_error
    assert [item.seq for item in snapshot.shown] == [1]


def test_plans_are_capped() -> None:
    snapshot = TracesSnapshot()

    for seq in range(PLANS + 5):
        snapshot = with_plan(snapshot, (seq, "a"), SCAN)

    assert len(snapshot.plans) == PLANS
    assert (0, "a") not in snapshot.plans


def test_earlier_run_is_the_last_of_the_same_route() -> None:
    items = [
        make_summary(1, path="/tasks/1", route="/tasks/{task_id}"),
        make_summary(2, path="/tasks/2", route="/tasks/{task_id}"),
        make_summary(3, method="PUT", path="/tasks/2", route="/tasks/{task_id}"),
    ]
    now = make_summary(4, path="/tasks/9", route="/tasks/{task_id}")

    found = earlier_of([*items, now], now)

    assert found is not None
    assert found.seq == 2


def test_requests_without_a_route_are_compared_by_path() -> None:
    now = make_summary(2, path="/nowhere", route="")

    assert earlier_of([make_summary(1, path="/elsewhere", route=""), now], now) is None


def test_a_new_backend_begins_with_an_empty_list_and_the_same_filter() -> None:
    snapshot = with_filter(with_traces(TracesSnapshot(), [make_summary(1)]), "error")

    after = forgotten(snapshot)

    assert after.items == ()
    assert after.filter_text == "error"


def test_where_a_request_was_turned_round() -> None:
    snapshot = with_traces(TracesSnapshot(), [make_summary(1), make_summary(2, turned_at="validation")])

    assert [turned_at(snapshot, seq) for seq in (1, 2, 3)] == ["", "validation", ""]
