"""JSON Web Tokens: the client carries a signed statement of who it is, the server remembers nothing.

Problem: a session look-up per request needs a store that every replica can reach.
Idea: at login sign a short statement (RFC 7519): who (sub), from whom (iss), for whom (aud), until when (exp), and
by which key (kid). Any replica that has the key can check it without asking anybody. Two keys are accepted while
one signs, so that keys can be changed without signing everybody out.
Trade-off: nothing can be taken back: a stolen token, a logout or a lost role counts only when the token expires. So
it is short-lived.
"""

import hashlib
import hmac
import secrets
from time import time

import jwt
from starlette.datastructures import Headers

from server.contract.features import Setting
from server.domains.failures import UnauthenticatedError
from server.features.auth.access import REALM, Grant
from server.identity import Identity
from server.resources import Resources

ISSUER = "backend-workbench"
AUDIENCE = "backend-workbench-api"
ALGORITHM = "HS256"
REQUIRED = ["exp", "iat", "iss", "aud", "sub"]
CHALLENGE = f"Bearer {REALM}"


class Tokens:
    """Signs and checks tokens."""

    challenge = CHALLENGE

    def __init__(self, setting: Setting, resources: Resources) -> None:
        self._ttl_s = int(setting.params["ttl_s"])
        self._keys = {f"key-{number}": _derived(resources.secret_key, number) for number in (1, 2)}
        self._signing_kid = f"key-{int(setting.params['signing_key'])}"

    def begin(self, user: Identity) -> Grant:
        """Sign a token for this user."""
        now = int(time())
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": str(user.id),
            "iat": now,
            "exp": now + self._ttl_s,
            "jti": secrets.token_hex(8),
            "username": user.username,
            "role": user.role,
        }
        kid = self._signing_kid
        token = jwt.encode(claims, self._keys[kid], ALGORITHM, headers={"kid": kid})
        return Grant("jwt", token=token, expires_in_s=self._ttl_s)

    def end(self, headers: Headers) -> None:
        """Nothing is stored, so nothing can be deleted: the token stays good until it expires."""
        del headers

    async def identify(self, headers: Headers) -> Identity:
        """Who the bearer token speaks for."""
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise UnauthenticatedError("No bearer token was sent. Get one at /login.", CHALLENGE)
        try:
            return self.read(token.strip())
        except jwt.ExpiredSignatureError as error:
            raise _refused("The token has expired.") from error
        except (jwt.InvalidTokenError, KeyError, ValueError) as error:
            raise _refused("The token is not valid.") from error

    def read(self, token: str) -> Identity:
        """Check signature, issuer, audience and expiry. The algorithm is ours to choose, never the token's."""
        key = self._keys[str(jwt.get_unverified_header(token).get("kid"))]
        claims = jwt.decode(
            token, key, algorithms=[ALGORITHM], issuer=ISSUER, audience=AUDIENCE, options={"require": REQUIRED}
        )
        return Identity(int(claims["sub"]), str(claims["username"]), str(claims["role"]))


def _refused(why: str) -> UnauthenticatedError:
    return UnauthenticatedError(why, f'{CHALLENGE}, error="invalid_token", error_description="{why}"')


def _derived(secret_key: str, number: int) -> str:
    return hmac.new(secret_key.encode(), f"jwt-{number}".encode(), hashlib.sha256).hexdigest()
