"""Who is asking: what the auth stage finds out and puts into ``scope["state"]["user"]``."""

from dataclasses import dataclass

from starlette.types import Scope


@dataclass(frozen=True, slots=True)
class Identity:
    """A signed-in user, as far as the session or the token tells."""

    id: int
    username: str
    role: str

    @property
    def is_admin(self) -> bool:
        """Whether the role is the one that may see and change everything."""
        return self.role == "admin"


def identity_of(scope: Scope) -> Identity | None:
    """The user of this request, or None when nobody is known."""
    user = scope.get("state", {}).get("user")
    return user if isinstance(user, Identity) else None
