from server.passwords import hash_password, is_password
from server.worlds.people import PEOPLE


def test_a_hash_fits_its_password_only() -> None:
    hashed = hash_password("correct horse")

    assert hashed.startswith("$argon2id$")
    assert is_password("correct horse", hashed)
    assert not is_password("wrong horse", hashed)


def test_without_a_hash_no_password_fits() -> None:
    assert not any(is_password(person.password, None) for person in PEOPLE)
