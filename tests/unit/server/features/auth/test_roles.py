import pytest

from server.domains.failures import ForbiddenError, UnauthenticatedError
from server.features.auth.roles import Anybody, Roles
from server.identity import Identity

ALICE, ADMIN = Identity(1, "alice", "user"), Identity(3, "admin", "admin")


def test_users_act_on_their_own_things_and_admins_on_all() -> None:
    Roles().require_owner(ALICE, 1)
    Roles().require_owner(ADMIN, 1)
    with pytest.raises(ForbiddenError):
        Roles().require_owner(ALICE, 2)


def test_strangers_are_asked_who_they_are() -> None:
    with pytest.raises(UnauthenticatedError):
        Roles().require_admin(None)


def test_without_roles_anybody_may() -> None:
    Anybody().require_owner(None, 1)
    Anybody().require_admin(ALICE)


@pytest.fixture
def as_alice(taught):
    taught.set("auth.mode", "session")
    taught.cookies = dict(taught.login("alice").cookies)
    return taught


def _task_of(taught, owner_id: int) -> str:
    return f"/tasks/{taught.get(f'/tasks?owner_id={owner_id}').json()['items'][0]['id']}"


def test_others_tasks_are_open_until_roles_are_on(as_alice) -> None:
    url = _task_of(as_alice, 2)
    before = as_alice.send("PATCH", url, json={"done": True})
    as_alice.set("auth.roles", "on")

    after = {
        method: as_alice.send(method, url, json={"title": "Mine now"} if method != "DELETE" else None).status_code
        for method in ("PUT", "PATCH", "DELETE")
    }

    assert before.status_code == 200
    assert after == {"PUT": 403, "PATCH": 403, "DELETE": 403}
    assert "may not act" in as_alice.note("handler")


def test_own_tasks_stay_open_but_can_not_be_given_away(as_alice) -> None:
    as_alice.set("auth.roles", "on")
    url = _task_of(as_alice, 1)

    assert as_alice.send("PATCH", url, json={"done": True}).status_code == 200
    assert as_alice.send("PATCH", url, json={"owner_id": 2}).status_code == 403
    assert as_alice.post("/tasks", {"title": "For bob", "owner_id": 2}).status_code == 403


def test_metrics_are_for_admins(as_alice) -> None:
    as_alice.set("auth.roles", "on")
    as_user = as_alice.get("/admin/metrics").status_code
    as_alice.cookies = dict(as_alice.login("admin").cookies)

    assert (as_user, as_alice.get("/admin/metrics").status_code) == (403, 200)


def test_roles_without_authentication_know_nobody(taught) -> None:
    taught.set("auth.roles", "on")

    response = taught.get("/admin/metrics")

    assert response.status_code == 401
    assert "www-authenticate" in response.headers
