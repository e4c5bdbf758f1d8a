"""The rules of users: names and addresses are unique, and a profile may come from the cache."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import event
from sqlalchemy.orm import Session

from server.domains.failures import ConflictError, NotFoundError
from server.domains.users.repository import UserRepository
from server.domains.users.schemas import ProfileOut, TagCount, UserCreate, UserPatch
from server.features.auth.roles import Policy
from server.features.cache.profile import Answer, ProfileCache
from server.identity import Identity
from server.models import User
from server.passwords import hash_password
from server.recording.record import span

TOP_TAGS = 5


class UserService:
    """What can be done with users, in one transaction."""

    def __init__(self, session: Session, policy: Policy, profiles: ProfileCache, user: Identity | None) -> None:
        self._session = session
        self._repository = UserRepository(session)
        self._policy = policy
        self._profiles = profiles
        self._user = user

    @property
    def caches_profiles(self) -> bool:
        """Whether a cache was asked at all."""
        return self._profiles.used

    def page(self, limit: int, page: int) -> Sequence[User]:
        """A page of users."""
        return self._repository.page(limit, page)

    def get(self, user_id: int) -> User:
        """One user."""
        user = self._repository.find(user_id)
        if user is None:
            raise NotFoundError.of("user", user_id)
        return user

    def create(self, wanted: UserCreate) -> User:
        """Store a new account; its role is always the plain one."""
        self._check_free(wanted.username, wanted.email)
        hashed = hash_password(wanted.password) if wanted.password else None
        user = User(**wanted.model_dump(exclude={"password"}), password_hash=hashed, role="user")
        self._repository.add(user)
        return user

    def patch(self, user_id: int, wanted: UserPatch) -> User:
        """Change what was sent of one's own account."""
        user = self.get(user_id)
        self._policy.require_owner(self._user, user_id)
        values = wanted.model_dump(exclude_unset=True)
        if values.get("email", user.email) != user.email:
            self._check_free(None, values["email"])
        for name, value in values.items():
            setattr(user, name, value)
        self._repository.write()
        event.listen(self._session, "after_commit", lambda _session: self._profiles.changed(user_id), once=True)
        return user

    def profile(self, user_id: int) -> Answer:
        """The user's profile as JSON text, from the cache or computed now. An unknown user is never cached."""
        return self._profiles.get(user_id, lambda: self._compute(self.get(user_id)).model_dump_json())

    def _compute(self, user: User) -> ProfileOut:
        with span("compute the profile", user_id=user.id):
            totals = self._repository.totals(user.id, datetime.now(UTC).date())
            tasks, done = sum(row[1] for row in totals), sum(row[2] for row in totals)
            tags = self._repository.top_tags(user.id, TOP_TAGS)
            return ProfileOut(
                user_id=user.id,
                name=user.name,
                tasks=tasks,
                done=done,
                open=tasks - done,
                overdue=sum(row[3] for row in totals),
                by_priority={str(row[0]): row[1] for row in totals},
                top_tags=[TagCount(name=name, count=count) for name, count in tags],
                rank=self._repository.busier_than(done) + 1,
            )

    def _check_free(self, username: str | None, email: str | None) -> None:
        other = self._repository.clash(username, email)
        if other is not None:
            what = f"username {username}" if other.username == username else f"email {email}"
            raise ConflictError(f"The {what} is taken.")
