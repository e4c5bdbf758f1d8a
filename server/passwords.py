"""Passwords are kept as argon2id hashes, slow on purpose (about 0.1 s): only ever call this from a worker thread."""

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

_HASHES = PasswordHash((Argon2Hasher(),))
_NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$8pEph8PV8jj3jWk7sDfpyQ$WjWa8hvP0f1zmAvKn3AABrhuvP/isg4ROoeUZJa3b34"


def hash_password(password: str) -> str:
    """A salted hash, with its own parameters written into it."""
    return _HASHES.hash(password)


def is_password(password: str, hashed: str | None) -> bool:
    """Whether the password fits. Without a hash it takes as long and fails, so that the clock tells no user names."""
    fits = _HASHES.verify(password, hashed or _NOBODYS)
    return fits and hashed is not None
