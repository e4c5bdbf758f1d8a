import pytest
from sqlalchemy.exc import IntegrityError

from server.domains.tags.repository import TagRepository
from server.models import Tag


def test_tags_are_found_by_name(taught) -> None:
    with taught.resources.sessions() as session:
        repository = TagRepository(session)
        repository.add(Tag(name="fresh"))

        found = repository.named("fresh")

    assert found is not None
    assert found.id > 12


def test_the_database_is_the_last_guard(taught) -> None:
    with taught.resources.sessions() as session, pytest.raises(IntegrityError):
        TagRepository(session).add(Tag(name="ops"))
