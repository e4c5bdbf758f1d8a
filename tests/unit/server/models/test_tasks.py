import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, InvalidRequestError

from server.models import Task


def test_a_relation_that_was_not_loaded_raises(taught) -> None:
    with taught.resources.sessions() as session:
        task = session.scalars(select(Task)).first()
        with pytest.raises(InvalidRequestError, match="raise"):
            _ = task.tags


def test_a_task_without_an_owner_can_not_be_stored(taught) -> None:
    with taught.resources.sessions() as session:
        session.add(Task(title="a", owner_id=99_999))
        with pytest.raises(IntegrityError):
            session.flush()


def test_deleting_a_task_takes_its_tags_along(taught) -> None:
    with taught.resources.engine.begin() as connection:
        connection.execute(text("DELETE FROM tasks WHERE id = 4"))
        assert connection.scalar(text("SELECT count(*) FROM task_tags WHERE task_id = 4")) == 0


def test_owner_has_no_index_of_its_own() -> None:
    assert not Task.__table__.indexes  # type: ignore[attr-defined]
