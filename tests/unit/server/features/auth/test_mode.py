import pytest

MODES = ("session", "jwt")


@pytest.mark.parametrize("mode", MODES)
def test_strangers_get_401_with_a_challenge(taught, mode: str) -> None:
    taught.set("auth.mode", mode)

    response = taught.get("/tasks")

    assert response.status_code == 401
    assert 'realm="backend-workbench"' in response.headers["www-authenticate"]
    assert response.headers["content-type"] == "application/problem+json"
    assert taught.trace.summary.turned_at == "auth.mode"


def test_without_authentication_strangers_may_come_in(taught) -> None:
    login = taught.login("alice")

    assert login.json()["mode"] == "none"
    assert "set-cookie" not in login.headers
    assert taught.get("/tasks").status_code == 200
    assert taught.get("/me").status_code == 401


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", ["/health", "/docs", "/openapi.json", "/api/config"])
def test_public_paths_stay_open(taught, mode: str, path: str) -> None:
    taught.set("auth.mode", mode)

    assert taught.get(path).status_code == 200


def test_options_needs_a_user_too(taught) -> None:
    taught.set("auth.mode", "session")

    assert taught.send("OPTIONS", "/tasks").status_code == 401
    assert taught.send("OPTIONS", "/login").status_code == 204
