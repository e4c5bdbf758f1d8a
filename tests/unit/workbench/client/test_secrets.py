"""Where the values of secrets are kept."""

import json
import stat
from pathlib import Path
from threading import Event

import pytest

from workbench.client import secrets
from workbench.client.secrets import Ring, RingError, SecretStore


class FakeRing:
    """A keyring that works, up to a length."""

    def __init__(self, longest: int = 1_000_000) -> None:
        self.held: dict[str, str] = {}
        self.longest = longest

    def get_password(self, _service: str, username: str) -> str | None:
        return self.held.get(username)

    def set_password(self, _service: str, username: str, password: str) -> None:
        if len(password) > self.longest:
            raise ValueError("too long")
        self.held[username] = password

    def delete_password(self, _service: str, username: str) -> None:
        del self.held[username]


class LockedRing(FakeRing):
    """A keyring whose owner did not unlock it."""

    def get_password(self, _service: str, _username: str) -> str | None:
        raise PermissionError("Failed to unlock the collection!")


class ForgetfulRing(FakeRing):
    """A keyring that keeps nothing and doesn't say so."""

    def set_password(self, _service: str, username: str, password: str) -> None: ...


def no_ring() -> Ring:
    raise RingError("this system has no keyring")


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json"))


def test_a_working_keyring_gets_one_entry_an_owner_and_no_file_is_made(tmp_path: Path) -> None:
    ring = FakeRing()
    store = SecretStore(tmp_path, lambda: ring)

    store.write("local", {"b": "2", "a": "1"})

    assert json.loads(ring.held["local"]) == {"a": "1", "b": "2"}
    assert store.read("local") == {"a": "1", "b": "2"}
    assert (store.place.kind, files(tmp_path)) == ("keyring", [])


def test_without_a_keyring_a_file_of_the_owner_alone_is_used_which_git_ignores(tmp_path: Path) -> None:
    folder = tmp_path / "secrets"
    store = SecretStore(folder, no_ring)

    store.write("local", {"a": "hush"})

    (file,) = files(folder)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (folder / ".gitignore").read_text() == "*\n"
    assert SecretStore(folder, no_ring).read("local") == {"a": "hush"}
    assert (store.place.kind, store.place.why) == ("file", "this system has no keyring")


def test_a_locked_keyring_is_told_and_the_file_stands_in(tmp_path: Path) -> None:
    store = SecretStore(tmp_path, LockedRing)

    store.write("local", {"a": "hush"})

    assert store.read("local") == {"a": "hush"}
    assert store.place.why == "Failed to unlock the collection!"


def test_a_keyring_that_does_not_answer_is_given_up(tmp_path: Path) -> None:
    released = Event()

    class Waiting(FakeRing):
        def get_password(self, _service: str, _username: str) -> str | None:
            released.wait()
            return None

    store = SecretStore(tmp_path, Waiting, patience_s=0.01)
    try:
        assert store.read("local") == {}
        assert "did not answer" in store.place.why
    finally:
        released.set()


def test_a_keyring_that_forgets_is_found_out(tmp_path: Path) -> None:
    store = SecretStore(tmp_path, ForgetfulRing)

    store.write("local", {"a": "hush"})

    assert store.read("local") == {"a": "hush"}


def test_what_is_too_long_for_the_keyring_goes_into_a_file(tmp_path: Path) -> None:
    store = SecretStore(tmp_path, lambda: ring)
    ring = FakeRing(longest=20)

    store.write("short", {"a": "1"})
    store.write("long", {"a": "x" * 100})

    assert (set(ring.held), len(files(tmp_path))) == ({"short"}, 1)
    assert store.read("long") == {"a": "x" * 100}
    assert store.read("short") == {"a": "1"}


def test_a_keyring_that_works_again_takes_over_from_the_file(tmp_path: Path) -> None:
    SecretStore(tmp_path, no_ring).write("local", {"a": "hush"})
    ring = FakeRing()
    store = SecretStore(tmp_path, lambda: ring)

    store.write("local", store.read("local"))

    assert (json.loads(ring.held["local"]), files(tmp_path)) == ({"a": "hush"}, [])


def test_without_values_nothing_is_left(tmp_path: Path) -> None:
    ring = FakeRing()
    for store in (SecretStore(tmp_path, lambda: ring), SecretStore(tmp_path, no_ring)):
        store.write("local", {"a": "1"})
        store.write("local", {})

    assert (ring.held, files(tmp_path)) == ({}, [])


def test_a_broken_file_is_set_aside(tmp_path: Path) -> None:
    store = SecretStore(tmp_path, no_ring)
    store.write("local", {"a": "1"})
    files(tmp_path)[0].write_text("{")

    assert store.read("local") == {}
    assert "was set aside" in store.message


@pytest.mark.parametrize(
    ("module", "priority"), [("keyring.backends.null", 0), ("keyring.backends.fail", 0), ("x", 0.5)]
)
def test_keyrings_that_keep_nothing_or_keep_it_in_the_open_do_not_count(
    monkeypatch: pytest.MonkeyPatch, module: str, priority: float
) -> None:
    import keyring

    useless = type("Keyring", (), {"__module__": module, "priority": priority})()
    monkeypatch.setattr(keyring, "get_keyring", lambda: useless)

    with pytest.raises(RingError):
        secrets.system_ring()
