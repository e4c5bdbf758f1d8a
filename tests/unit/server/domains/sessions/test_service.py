import pytest
from sqlalchemy import text

from server.domains.failures import UnauthenticatedError
from server.domains.sessions.service import SessionService
from server.features.auth.mode import NoSignIn
from server.identity import Identity


def test_a_user_without_a_password_can_not_sign_in(taught) -> None:
    with taught.resources.sessions() as session:
        name = session.scalar(text("SELECT username FROM users WHERE id = 42"))
        with pytest.raises(UnauthenticatedError):
            SessionService(session, NoSignIn()).login(name, "alice-loves-tasks")


def test_a_proof_of_somebody_who_is_gone_is_worth_nothing(taught) -> None:
    with taught.resources.sessions() as session, pytest.raises(UnauthenticatedError):
        SessionService(session, NoSignIn()).me(Identity(99_999, "ghost", "user"))
