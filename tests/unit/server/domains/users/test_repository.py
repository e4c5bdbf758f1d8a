from datetime import date

import pytest
from sqlalchemy import text

from server.domains.users.repository import UserRepository


@pytest.fixture
def repository(taught):
    with taught.resources.sessions() as session:
        yield UserRepository(session)


def test_users_are_found_by_name(repository) -> None:
    user = repository.by_username("bob")

    assert user is not None
    assert repository.find(user.id) is user
    assert repository.by_username("BOB") is None


def test_a_clash_is_either_name_or_address(repository) -> None:
    assert repository.clash("alice", "free@example.org").username == "alice"
    assert repository.clash(None, "bob@example.org").username == "bob"
    assert repository.clash("free", None) is None


def test_overdue_means_open_and_before_today(taught, repository) -> None:
    with taught.resources.engine.begin() as connection:
        sql = "SELECT count(*) FROM tasks WHERE owner_id = 42 AND NOT done AND due < '2026-01-01'"
        wanted = connection.execute(text(sql)).scalar_one()

    assert sum(row[3] for row in repository.totals(42, date(2026, 1, 1))) == wanted


def test_rank_counts_who_has_done_more(repository) -> None:
    assert repository.busier_than(10_000) == 0
    assert repository.busier_than(0) >= 45


def test_top_tags_come_in_order(repository) -> None:
    counts = [count for _, count in repository.top_tags(7, 3)]

    assert counts == sorted(counts, reverse=True)
    assert len(counts) <= 3
