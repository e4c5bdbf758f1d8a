import pytest
from pydantic import ValidationError

from server.domains.users.schemas import EXAMPLE, UserCreate, UserOut, UserPatch


def test_the_example_is_valid() -> None:
    assert UserCreate.model_validate(EXAMPLE).username == "nora"


def test_what_is_sent_out_knows_no_password() -> None:
    assert not any("password" in name for name in UserOut.model_fields)


def test_a_patch_refuses_null_and_unknown_fields() -> None:
    for body in ({"name": None}, {"role": "admin"}):
        with pytest.raises(ValidationError):
            UserPatch.model_validate(body)
