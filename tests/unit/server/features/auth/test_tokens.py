import asyncio
import time
from typing import Any

import jwt
import pytest
from starlette.datastructures import Headers

from server.contract.features import Setting
from server.domains.failures import UnauthenticatedError
from server.features.auth.tokens import AUDIENCE, ISSUER, Tokens
from server.identity import Identity
from server.resources import Resources

ALICE = Identity(1, "alice", "user")
RESOURCES = Resources(None, None, None, None, "s" * 48, None)  # type: ignore[arg-type]  # only the key is used


def _tokens(signing_key: int = 1, ttl_s: int = 60) -> Tokens:
    return Tokens(Setting(choice="jwt", params={"ttl_s": ttl_s, "signing_key": signing_key}), RESOURCES)


def _made(**changes: Any) -> str:
    now = int(time.time())
    claims = {"iss": ISSUER, "aud": AUDIENCE, "sub": "1", "iat": now, "exp": now + 60, "username": "a", "role": "user"}
    claims.update(changes)
    return jwt.encode(
        {name: value for name, value in claims.items() if value is not None},
        _tokens()._keys["key-1"],
        "HS256",
        headers={"kid": "key-1"},
    )


def test_token_says_who_from_whom_for_whom_and_until_when() -> None:
    token = _tokens().begin(ALICE).token
    assert token is not None

    claims = jwt.decode(token, options={"verify_signature": False})

    assert {"iss", "aud", "sub", "iat", "exp", "jti"} <= set(claims)
    assert claims["exp"] - claims["iat"] == 60
    assert jwt.get_unverified_header(token) == {"alg": "HS256", "kid": "key-1", "typ": "JWT"}


def test_both_keys_are_accepted_while_one_signs() -> None:
    old, new = _tokens(1).begin(ALICE).token, _tokens(2).begin(ALICE).token
    assert old is not None
    assert new is not None

    assert jwt.get_unverified_header(new)["kid"] == "key-2"
    assert _tokens(2).read(old) == _tokens(1).read(new) == ALICE


@pytest.mark.parametrize(
    "token",
    [
        _made(exp=1),
        _made(iss="somebody-else"),
        _made(aud="another-api"),
        _made(exp=None),
        _made(sub=None),
        _made(username=None),
        _made(sub="not-a-number"),
        _made()[:-4] + "AAAA",
        jwt.encode({"sub": "1"}, "", "none", headers={"kid": "key-1"}),
        jwt.encode({"sub": "1"}, "x" * 32, "HS256", headers={"kid": "key-9"}),
        "rubbish",
        "a.b.c",
    ],
)
def test_every_flaw_is_found(token: str) -> None:
    with pytest.raises(UnauthenticatedError) as refusal:
        asyncio.run(_tokens().identify(Headers({"authorization": f"Bearer {token}"})))

    assert 'error="invalid_token"' in refusal.value.challenge


def test_token_opens_the_door(taught) -> None:
    taught.set("auth.mode", "jwt")
    token = taught.login("alice").json()["access_token"]

    assert taught.get("/me", headers={"Authorization": f"bearer {token}"}).json()["username"] == "alice"


def test_logout_can_not_take_a_token_back(taught) -> None:
    taught.set("auth.mode", "jwt")
    headers = {"Authorization": f"Bearer {taught.login('alice').json()['access_token']}"}

    assert taught.post("/logout", headers=headers).status_code == 204
    assert taught.get("/me", headers=headers).status_code == 200
