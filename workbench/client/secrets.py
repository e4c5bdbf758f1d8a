"""Keeps the values of secrets in the system's keyring, or in files only their owner can read when there is none.

Every call may take long, because a keyring may ask its owner to unlock it: call from a worker thread.
"""

import hashlib
import json
import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, TypeVar

from workbench.files import read_versioned, write_atomic, write_versioned

SERVICE = "backend-workbench"
PATIENCE_S = 20.0
VERSION = 1
log = logging.getLogger(__name__)
Result = TypeVar("Result")


class Ring(Protocol):
    """What is used of a keyring."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


@dataclass(frozen=True, slots=True)
class SecretPlace:
    """Where values go just now. ``why`` says, for files, what the matter with the keyring is."""

    kind: Literal["keyring", "file"]
    name: str
    why: str = ""


class RingError(Exception):
    """The keyring can't be used; the message says why."""


class SecretStore:
    """Values by owner and name. One owner's values are one entry: a locked keyring asks once.

    What the keyring doesn't take, or holds no more, is looked for in ``folder``. Once it failed it isn't asked again
    before the next start, so that nobody waits twice.
    """

    def __init__(
        self,
        folder: Path,
        find_ring: Callable[[], Ring] | None = None,
        *,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._folder = folder
        self._find_ring = find_ring or system_ring
        self._patience_s = patience_s
        self._lock = threading.Lock()
        self._ring: Ring | None = None
        self._why = ""
        self.message = ""
        """What happened to a file that could not be read, when something did."""

    @property
    def place(self) -> SecretPlace:
        """Where values go, as far as is known: the keyring is looked for at the first call."""
        if self._why:
            return SecretPlace("file", str(self._folder), self._why)
        return SecretPlace("keyring", type(self._ring).__module__ if self._ring else "")

    def read(self, owner: str) -> dict[str, str]:
        """The values of an owner, by name."""
        with self._lock:
            held = self._ask(lambda ring: ring.get_password(SERVICE, owner) or "")
            return {**_values(held or ""), **self._in_file(owner)}

    def write(self, owner: str, values: Mapping[str, str]) -> None:
        """Keep these values of an owner, and no others.

        Raises:
            OSError: when the keyring doesn't take them and the file can't be written.
        """
        with self._lock:
            text = json.dumps(dict(sorted(values.items())), ensure_ascii=False) if values else ""
            if self._put(owner, text):
                self._file(owner).unlink(missing_ok=True)
            elif values:
                self._write_file(owner, values)
            else:
                self._file(owner).unlink(missing_ok=True)

    def _put(self, owner: str, text: str) -> bool:
        """Whether the keyring has taken it; a text too long for it (Windows: 2,560 bytes) goes into a file."""
        if not text:
            self._ask(lambda ring: _remove(ring, owner))
            return not self._why
        return self._ask(lambda ring: _put_and_check(ring, owner, text)) or False

    def _ask(self, question: Callable[[Ring], Result]) -> Result | None:
        """The keyring's answer; None when it can't be used."""
        if self._why:
            return None
        try:
            return _within(self._patience_s, lambda: question(self._found()))
        except RingError as error:
            self._why = str(error)
            log.info("secrets go into a file: %s", self._why)
            return None

    def _found(self) -> Ring:
        if self._ring is None:
            self._ring = self._find_ring()
        return self._ring

    def _in_file(self, owner: str) -> dict[str, str]:
        found = read_versioned(self._file(owner), VERSION)
        self.message = found.message or self.message
        values = found.content.get("values", {})
        return {str(name): str(value) for name, value in values.items()} if isinstance(values, dict) else {}

    def _write_file(self, owner: str, values: Mapping[str, str]) -> None:
        ignore = self._folder / ".gitignore"
        if not ignore.exists():
            write_atomic(ignore, "*\n")
        write_versioned(self._file(owner), VERSION, {"owner": owner, "values": dict(values)})

    def _file(self, owner: str) -> Path:
        return self._folder / f"{hashlib.sha256(owner.encode()).hexdigest()[:24]}.json"


def system_ring() -> Ring:
    """The system's keyring.

    Raises:
        RingError: when there is none that keeps anything, or only one that keeps it in the open.
    """
    import keyring  # it looks through all installed packages: not before a secret is asked for

    ring = keyring.get_keyring()
    module = type(ring).__module__
    if module.endswith(".null"):
        raise RingError("the keyring is switched off")
    if module.endswith(".fail") or ring.priority < 1:
        raise RingError("this system has no keyring")
    return ring


def _put_and_check(ring: Ring, owner: str, text: str) -> bool:
    try:
        ring.set_password(SERVICE, owner, text)
    except Exception as error:  # every keyring has errors of its own
        log.info("the keyring did not take %d characters: %s", len(text), _words(error))
    return ring.get_password(SERVICE, owner) == text


def _remove(ring: Ring, owner: str) -> None:
    if ring.get_password(SERVICE, owner) is not None:
        ring.delete_password(SERVICE, owner)


def _within(patience_s: float, question: Callable[[], Result]) -> Result:
    """Ask on a thread of its own, because a keyring that waits for its owner can't be interrupted."""
    answers: list[Result] = []
    errors: list[Exception] = []

    def ask() -> None:
        try:
            answers.append(question())
        except Exception as error:  # every keyring has errors of its own
            errors.append(error)

    thread = threading.Thread(target=ask, name="keyring", daemon=True)
    thread.start()
    thread.join(patience_s)
    if thread.is_alive():
        raise RingError(f"the keyring did not answer within {patience_s:g} s; it may be locked")
    if errors:
        raise RingError(_words(errors[0])) from errors[0]
    return answers[0]


def _words(error: Exception) -> str:
    return str(error).partition("\n")[0] or type(error).__name__


def _values(text: str) -> dict[str, str]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}
