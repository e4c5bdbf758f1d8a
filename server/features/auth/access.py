"""The stage that every way of signing in shares: find out who asks, or turn the request round with 401."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from redis.exceptions import RedisError
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from server.domains.failures import UnauthenticatedError
from server.errors import problem
from server.identity import Identity
from server.recording.record import annotate

REALM = 'realm="backend-workbench"'
PUBLIC = frozenset({"/", "/login", "/health", "/health/ready", "/docs", "/openapi.json", "/api/config"})
"""Paths that must work before one has signed in."""

Identify = Callable[[Headers], Awaitable[Identity]]


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie that the login answer sets or the logout answer deletes."""

    name: str
    value: str
    max_age_s: int


@dataclass(frozen=True, slots=True)
class Grant:
    """What a successful login hands out."""

    mode: str
    token: str | None = None
    cookie: Cookie | None = None
    expires_in_s: int | None = None


class Authentication:
    """Puts the user into ``scope["state"]["user"]``, or answers 401; 503 when it can't be found out."""

    def __init__(self, app: ASGIApp, identify: Identify, mode: str) -> None:
        self.app = app
        self.identify = identify
        self.mode = mode

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Authenticate; public paths also pass without.

        An OPTIONS is a request like any other: a preflight that comes this far gets 401 too.
        """
        try:
            user = await self.identify(Headers(scope=scope))
        except UnauthenticatedError as refusal:
            why, status, headers = str(refusal), 401, {"WWW-Authenticate": refusal.challenge}
        except RedisError:  # not 401: the client's session may be as good as ever
            why, status, headers = "The session store is out of reach.", 503, {"Retry-After": "1"}
        else:
            annotate("auth.mode", f"{user.username} ({user.role})", mode=self.mode, user_id=user.id)
            scope.setdefault("state", {})["user"] = user
            await self.app(scope, receive, send)
            return
        if scope["path"] in PUBLIC:
            annotate("auth.mode", "public path")
            await self.app(scope, receive, send)
            return
        annotate("auth.mode", why, mode=self.mode)
        await problem(scope, status, why, headers=headers)(scope, receive, send)
