from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects import postgresql, sqlite

from server.models.base import UtcDateTime, now

MOMENT = datetime(2026, 2, 11, 9, 0, tzinfo=timezone(timedelta(hours=2)))


def test_moments_are_stored_as_utc() -> None:
    assert UtcDateTime().process_bind_param(MOMENT, sqlite.dialect()) == datetime(2026, 2, 11, 7, 0)
    assert UtcDateTime().process_bind_param(MOMENT, postgresql.dialect()) == MOMENT


@pytest.mark.parametrize("stored", [datetime(2026, 2, 11, 7, 0), MOMENT])
def test_moments_come_back_with_their_zone(stored: datetime) -> None:
    assert UtcDateTime().process_result_value(stored, sqlite.dialect()) == MOMENT


def test_nothing_stays_nothing() -> None:
    assert UtcDateTime().process_bind_param(None, sqlite.dialect()) is None
    assert UtcDateTime().process_result_value(None, sqlite.dialect()) is None


def test_now_has_a_zone() -> None:
    assert now().tzinfo is UTC
