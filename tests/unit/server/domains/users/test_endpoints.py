import pytest

NORA = {"username": "nora", "email": "Nora@Example.org", "name": "Nora Lind", "password": "at-least-eight"}


def test_a_new_user_can_sign_in(taught) -> None:
    response = taught.post("/users", NORA)

    assert response.status_code == 201
    assert response.json()["email"] == "nora@example.org"
    assert taught.get(response.headers["location"]).json() == response.json()
    assert taught.post("/login", {"username": "nora", "password": "at-least-eight"}).status_code == 200


def test_nothing_shows_the_password_or_its_hash(taught) -> None:
    made = taught.post("/users", NORA)

    assert not any("password" in text or "argon2" in text for text in (made.text, taught.get("/users").text))


def test_nobody_makes_themselves_admin(taught) -> None:
    assert taught.post("/users", NORA | {"role": "admin"}).status_code == 422


@pytest.mark.parametrize(
    "clash", [{"email": "alice@example.org"}, {"username": "alice"}, {"email": "ALICE@example.org"}]
)
def test_duplicates_conflict(taught, clash: dict[str, str]) -> None:
    assert taught.post("/users", NORA | clash).status_code == 409


def test_users_come_in_pages(taught) -> None:
    pages = [taught.get(f"/users?limit=30&page={page}").json() for page in (1, 2, 3)]

    assert [page["count"] for page in pages] == [30, 20, 0]
    assert [page["next_page"] for page in pages] == [2, None, None]


def test_unknown_users_are_not_found(taught) -> None:
    assert taught.get("/users/4200").status_code == 404
    assert taught.get("/users/4200/profile").status_code == 404
    assert taught.send("PATCH", "/users/4200", json={"name": "x"}).status_code == 404
