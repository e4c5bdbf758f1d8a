from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import URLSafeSerializer
from sqlalchemy import select

from server.domains.failures import InvalidError, MalformedError
from server.features.data.pagination import CAP, Cursor, Everything, Wanted
from server.models import Task

moments = st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(9999, 12, 31), timezones=st.just(UTC))
ids = st.integers(1, 2**63 - 1)


@given(moments, ids, st.sampled_from(["created_at", "-created_at"]))
def test_a_cursor_says_what_was_marked(moment: datetime, task_id: int, sort: str) -> None:
    cursor = Cursor("secret")

    assert cursor.read(cursor.mark(Task(id=task_id, created_at=moment), sort), sort) == (moment, task_id)


@given(moments, ids, st.data())
def test_a_changed_cursor_is_refused(moment: datetime, task_id: int, data: st.DataObject) -> None:
    cursor = Cursor("secret")
    mark = cursor.mark(Task(id=task_id, created_at=moment), "created_at")
    place = data.draw(st.integers(0, len(mark) - 1))
    other = data.draw(st.sampled_from("AZaz09-_.").filter(lambda sign: sign != mark[place]))
    changed = mark[:place] + other + mark[place + 1 :]

    try:
        read = cursor.read(changed, "created_at")
    except MalformedError:
        return
    assert read == (moment, task_id)  # the last base-64 sign has spare bits that mean nothing


@given(st.text(max_size=60))
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(MalformedError):
        Cursor("secret").read(text, "created_at")


def test_a_cursor_of_another_key_or_order_is_refused() -> None:
    mark = Cursor("secret").mark(Task(id=1, created_at=datetime(2025, 1, 1, tzinfo=UTC)), "created_at")

    with pytest.raises(MalformedError):
        Cursor("another").read(mark, "created_at")
    with pytest.raises(MalformedError):
        Cursor("secret").read(mark, "-created_at")


@pytest.mark.parametrize("content", [[], 7, "text", [1, 2], ["x", 1, "created_at"], None])
def test_signed_rubbish_is_refused(content: object) -> None:
    mark = URLSafeSerializer("secret", salt="tasks-cursor").dumps(content)

    with pytest.raises(MalformedError):
        Cursor("secret").read(str(mark), "created_at")


def test_a_cursor_goes_by_time_only() -> None:
    with pytest.raises(InvalidError):
        Cursor("secret").cut(select(Task), Wanted(sort="title"))


def test_everything_says_when_it_was_cut_off() -> None:
    page = Everything().page([Task()] * (CAP + 1), Wanted())

    assert (len(page.items), page.capped) == (CAP, True)


def _walk(taught, query: str) -> list[int]:
    seen, cursor = [], ""
    while True:
        page = taught.get(f"/tasks?{query}{cursor}").json()
        seen += [task["id"] for task in page["items"]]
        if page["next_cursor"] is None:
            return seen
        cursor = f"&cursor={page['next_cursor']}"


@pytest.mark.parametrize("sort", ["created_at", "-created_at"])
def test_walking_by_cursor_sees_every_task_once(taught, sort: str) -> None:
    taught.set("data.pagination", "cursor")

    seen = _walk(taught, f"limit=99&sort={sort}")

    assert sorted(seen) == list(range(1, 1001))


def test_new_rows_in_front_shift_offsets_but_not_cursors(taught) -> None:
    def third_to_sixth(first: str, second: str) -> list[int]:
        before = taught.get(f"/tasks?limit=3{first}").json()
        taught.post("/tasks", {"title": "In front", "owner_id": 42})
        after = taught.get(f"/tasks?limit=3{second.format(cursor=before['next_cursor'])}").json()
        return [task["id"] for task in before["items"] + after["items"]]

    offset = third_to_sixth("&page=1", "&page=2")
    taught.set("data.pagination", "cursor")
    cursor = third_to_sixth("", "&cursor={cursor}")

    assert len(set(offset)) == 5
    assert len(set(cursor)) == 6


def test_bad_cursor_is_a_bad_request(taught) -> None:
    taught.set("data.pagination", "cursor")

    assert taught.get("/tasks?cursor=forged").status_code == 400


def test_pages_end(taught) -> None:
    assert taught.get("/tasks?limit=100&page=10").json()["next_page"] is None
    assert taught.get("/tasks?limit=100&page=11").json()["items"] == []
    assert taught.get("/tasks?limit=100&page=1000000").json()["items"] == []


def test_none_gives_everything(taught) -> None:
    taught.set("data.pagination", "none")

    assert taught.get("/tasks").json()["count"] == CAP
    assert taught.get("/tasks").json()["capped"] is False
    taught.post("/tasks", {"title": "One more", "owner_id": 42})
    assert taught.get("/tasks").json()["capped"] is True


def test_parameters_of_another_way_are_refused_not_ignored(taught) -> None:
    assert taught.get("/tasks?cursor=abc").status_code == 422
    taught.set("data.pagination", "cursor")
    assert taught.get("/tasks?page=2").status_code == 422
