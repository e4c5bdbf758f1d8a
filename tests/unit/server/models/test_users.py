import pytest
from sqlalchemy.exc import IntegrityError

from server.models import User


@pytest.mark.parametrize("clash", [{"username": "alice"}, {"email": "alice@example.org"}])
def test_names_and_addresses_exist_once(taught, clash: dict[str, str]) -> None:
    fresh = {"username": "nora", "email": "nora@example.org", "name": "Nora"}
    with taught.resources.sessions() as session:
        session.add(User(**fresh | clash))
        with pytest.raises(IntegrityError):
            session.flush()
