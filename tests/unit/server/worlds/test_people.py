import pytest

from server.passwords import is_password
from server.worlds.people import PEOPLE, Person, seeded_users


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.username)
def test_published_passwords_fit_their_hashes(person: Person) -> None:
    assert is_password(person.password, person.password_hash)


def test_learners_are_told_who_can_sign_in() -> None:
    assert [(user.username, user.role) for user in seeded_users()] == [
        ("alice", "user"),
        ("bob", "user"),
        ("admin", "admin"),
    ]
