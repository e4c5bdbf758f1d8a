"""Decide what a known user may do.

Problem: knowing who asks is not the same as letting them: without this, bob can change alice's tasks.
Idea: one policy that services ask before they act: users change only what is theirs, admins may do everything. A
stranger gets 401 (say who you are), a known user without the right gets 403 (we know who you are, and no).
Trade-off: each rule must be asked at each place that acts; forget one, and the door is open. So there is one policy
object with few questions, not conditions scattered over endpoints.
"""

from typing import Protocol

from server.domains.failures import ForbiddenError, UnauthenticatedError
from server.features.auth.access import REALM
from server.features.base import OFF_ON, Feature
from server.identity import Identity
from server.recording.record import annotate

CHALLENGE = f"Bearer {REALM}"


class Policy(Protocol):
    """The questions that services ask; each raises when the answer is no."""

    def require_owner(self, user: Identity | None, owner_id: int) -> None: ...

    def require_admin(self, user: Identity | None) -> None: ...


class Anybody:
    """Everybody may do everything."""

    def require_owner(self, user: Identity | None, owner_id: int) -> None:
        """Let anybody act on anybody's things."""

    def require_admin(self, user: Identity | None) -> None:
        """Let anybody do what admins do."""


class Roles:
    """Users act on their own things, admins on everything."""

    def require_owner(self, user: Identity | None, owner_id: int) -> None:
        """Raise unless the thing is the user's own."""
        known = _known(user)
        if known.id != owner_id and not known.is_admin:
            annotate("handler", f"{known.username} may not act for user {owner_id}", policy="auth.roles")
            raise ForbiddenError(f"This belongs to user {owner_id}, and you are user {known.id}.")

    def require_admin(self, user: Identity | None) -> None:
        """Raise unless the user is an admin."""
        known = _known(user)
        if not known.is_admin:
            annotate("handler", f"{known.username} is no admin", policy="auth.roles")
            raise ForbiddenError(f"This needs the role admin, and you have the role {known.role}.")


def _known(user: Identity | None) -> Identity:
    if user is None:
        raise UnauthenticatedError("Say who you are first: auth.roles is on, and no user is known.", CHALLENGE)
    return user


FEATURE = Feature(
    id="auth.roles",
    title="Roles",
    summary="Users change only their own tasks; admins see the metrics.",
    teaches="403, roles and ownership.",
    choices=OFF_ON,
    default="off",
    strategies={"off": lambda _setting, _resources: Anybody(), "on": lambda _setting, _resources: Roles()},
)
