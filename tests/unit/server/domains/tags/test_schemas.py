import pytest
from pydantic import ValidationError

from server.domains.tags.schemas import TagCreate


def test_names_are_kept_in_lower_case() -> None:
    assert TagCreate(name=" OPS ").name == "ops"


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError):
        TagCreate.model_validate({"name": "ops", "colour": "red"})
