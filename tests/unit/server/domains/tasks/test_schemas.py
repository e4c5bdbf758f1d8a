import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from server.domains.tasks.schemas import TaskCreate, TaskFilter, TaskPatch


def test_patch_knows_what_was_sent() -> None:
    assert TaskPatch(due=None).model_dump(exclude_unset=True) == {"due": None}


def test_patch_shows_no_defaults() -> None:
    assert not any("default" in field for field in TaskPatch.model_json_schema()["properties"].values())


@given(st.text(max_size=250))
def test_titles_are_stored_clean_or_refused(title: str) -> None:
    try:
        stored = TaskCreate(title=title).title
    except ValidationError:
        return
    assert stored == stored.strip()
    assert 1 <= len(stored) <= 200
    assert "\x00" not in stored


@pytest.mark.parametrize("owner_id", [0, -1, 2**63])
def test_ids_must_fit_the_database(owner_id: int) -> None:
    with pytest.raises(ValidationError):
        TaskFilter(owner_id=owner_id)
