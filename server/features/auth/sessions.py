"""Session cookies: the server remembers who signed in, the client holds only a ticket.

Problem: HTTP forgets who you are after every request.
Idea: at login make an unguessable id, store who it belongs to in Redis with a time to live, and send the id as a
cookie that scripts can't read (HttpOnly) and other sites can't use for writes (SameSite). Logout deletes the entry:
it counts at once.
Trade-off: a look-up per request and a store that all replicas must share. Redis keeps a hash of the id, so that a
copy of the store opens no session.
"""

import hashlib
import json
import secrets

from starlette.datastructures import Headers
from starlette.requests import cookie_parser

from server.contract.features import Setting
from server.domains.failures import UnauthenticatedError
from server.features.auth.access import REALM, Cookie, Grant
from server.identity import Identity
from server.resources import Resources

COOKIE = "sid"
CHALLENGE = f"Session {REALM}"


class Sessions:
    """Begins, finds and ends sessions."""

    challenge = CHALLENGE

    def __init__(self, setting: Setting, resources: Resources) -> None:
        self._ttl_s = int(setting.params["ttl_s"])
        self._redis = resources.redis
        self._redis_sync = resources.redis_sync

    def begin(self, user: Identity) -> Grant:
        """Store a new session. The id is new at every login, so that one planted before it is worth nothing."""
        session_id = secrets.token_urlsafe(32)
        stored = json.dumps({"id": user.id, "username": user.username, "role": user.role})
        self._redis_sync.set(_key(session_id), stored, ex=self._ttl_s)
        return Grant("session", cookie=Cookie(COOKIE, session_id, self._ttl_s), expires_in_s=self._ttl_s)

    def end(self, headers: Headers) -> Cookie:
        """Forget the session; the cookie is cleared with it."""
        self._redis_sync.delete(_key(session_id_in(headers)))
        return Cookie(COOKIE, "", 0)

    async def identify(self, headers: Headers) -> Identity:
        """Who the cookie's session belongs to; each use gives it its full life again. Raises ``RedisError``."""
        session_id = session_id_in(headers)
        if not session_id:
            raise UnauthenticatedError("No session cookie was sent. Sign in at /login.", CHALLENGE)
        stored = await self._redis.getex(_key(session_id), ex=self._ttl_s)
        if stored is None:
            raise UnauthenticatedError("The session has expired or was ended. Sign in again.", CHALLENGE)
        return Identity(**json.loads(stored))


def session_id_in(headers: Headers) -> str:
    """The session cookie's value, or an empty text."""
    return cookie_parser(headers.get("cookie", "")).get(COOKIE, "")


def _key(session_id: str) -> str:
    return f"bw:session:{hashlib.sha256(session_id.encode()).hexdigest()}"
