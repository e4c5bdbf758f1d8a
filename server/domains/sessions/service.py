"""The rules of signing in: one answer for a wrong name and a wrong password, so that neither can be found out."""

from sqlalchemy.orm import Session

from server.domains.failures import UnauthenticatedError
from server.domains.users.repository import UserRepository
from server.features.auth.access import Grant
from server.features.auth.mode import SignIn
from server.identity import Identity
from server.models import User
from server.passwords import is_password
from server.recording.record import span


class SessionService:
    """Checks passwords and says who is who."""

    def __init__(self, session: Session, sign_in: SignIn) -> None:
        self._users = UserRepository(session)
        self._sign_in = sign_in

    def login(self, username: str, password: str) -> tuple[User, Grant]:
        """The user and what proves it from now on."""
        user = self._users.by_username(username)
        with span("check the password"):
            fits = is_password(password, user.password_hash if user else None)
        if user is None or not fits:
            raise UnauthenticatedError("Wrong user name or password.", self._sign_in.challenge)
        return user, self._sign_in.begin(Identity(user.id, user.username, user.role))

    def me(self, identity: Identity | None) -> User:
        """The account of who is asking."""
        user = self._users.find(identity.id) if identity else None
        if user is None:
            raise UnauthenticatedError("Nobody is signed in.", self._sign_in.challenge)
        return user
