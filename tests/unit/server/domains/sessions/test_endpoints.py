import pytest


def test_login_answers_by_mode(taught) -> None:
    answers = {}
    for mode in ("none", "session", "jwt"):
        taught.set("auth.mode", mode)
        answers[mode] = taught.login("alice")

    assert [answer.json()["mode"] for answer in answers.values()] == ["none", "session", "jwt"]
    assert "set-cookie" in answers["session"].headers
    assert answers["session"].json()["access_token"] is None
    assert answers["jwt"].json()["token_type"] == "Bearer"
    assert answers["jwt"].json()["expires_in"] == 900
    assert all(answer.headers["cache-control"] == "no-store" for answer in answers.values())


@pytest.mark.parametrize("body", [{"username": "alice", "password": "wrong"}, {"username": "nobody", "password": "x"}])
def test_a_wrong_name_and_a_wrong_password_look_the_same(taught, body: dict[str, str]) -> None:
    response = taught.post("/login", body)

    assert response.status_code == 401
    assert response.json()["detail"] == "Wrong user name or password."
    assert "www-authenticate" in response.headers


def test_me_without_anybody_is_401(taught) -> None:
    assert taught.get("/me").status_code == 401


def test_logout_without_authentication_has_nothing_to_do(taught) -> None:
    response = taught.post("/logout")

    assert (response.status_code, response.content) == (204, b"")


@pytest.mark.parametrize("body", [{}, {"username": "alice"}, {"username": "a" * 41, "password": "x"}, []])
def test_incomplete_logins_are_invalid(taught, body: object) -> None:
    assert taught.post("/login", body).status_code == 422
