import pytest

TASK = {"title": "Water the plants", "owner_id": 42}


def test_create_says_where_the_task_lives(taught) -> None:
    response = taught.post("/tasks", TASK)

    assert response.status_code == 201
    assert response.headers["location"] == f"/tasks/{response.json()['id']}"
    assert response.headers["etag"] == '"1"'
    assert taught.get(response.headers["location"]).json() == response.json()


def test_posting_twice_makes_two(taught) -> None:
    first, second = taught.post("/tasks", TASK).json(), taught.post("/tasks", TASK).json()

    assert first["id"] != second["id"]


def test_titles_are_trimmed_and_composed(taught) -> None:
    response = taught.post("/tasks", TASK | {"title": "  Cafe\u0301 ☕ 茶 "})

    assert response.json()["title"] == "Café ☕ 茶"


def test_put_resets_what_is_left_out(taught) -> None:
    made = taught.post("/tasks", TASK | {"priority": 5, "due": "2026-02-11", "tags": ["ops"]}).json()

    replaced = taught.send("PUT", f"/tasks/{made['id']}", json={"title": "Only a title"}).json()

    assert (replaced["priority"], replaced["due"], replaced["tags"]) == (3, None, [])
    assert (replaced["owner_id"], replaced["version"]) == (42, 2)


def test_put_takes_back_what_get_gave(taught) -> None:
    read = taught.get("/tasks/1").json()

    response = taught.send("PUT", "/tasks/1", json=read | {"done": True})

    assert response.status_code == 200
    assert response.json()["done"] is True


def test_put_with_an_old_version_conflicts(taught) -> None:
    read = taught.get("/tasks/1").json()
    taught.send("PATCH", "/tasks/1", json={"done": True})

    assert taught.send("PUT", "/tasks/1", json=read).status_code == 409


def test_patch_keeps_what_is_left_out(taught) -> None:
    made = taught.post("/tasks", TASK | {"priority": 5, "due": "2026-02-11", "tags": ["ops"]}).json()

    patched = taught.send("PATCH", f"/tasks/{made['id']}", json={"done": True}).json()

    assert (patched["done"], patched["priority"], patched["due"], patched["tags"]) == (True, 5, "2026-02-11", ["ops"])


def test_patch_with_null_empties_due_and_nothing_else(taught) -> None:
    made = taught.post("/tasks", TASK | {"due": "2026-02-11"}).json()

    assert taught.send("PATCH", f"/tasks/{made['id']}", json={"due": None}).json()["due"] is None
    assert taught.send("PATCH", f"/tasks/{made['id']}", json={"title": None}).status_code == 422


def test_empty_patch_changes_nothing(taught) -> None:
    assert taught.send("PATCH", "/tasks/1", json={}).json()["version"] == 1


def test_changing_only_tags_makes_a_new_version(taught) -> None:
    assert taught.send("PATCH", "/tasks/1", json={"tags": ["brand-new"]}).json()["version"] == 2


def test_delete_then_gone(taught) -> None:
    made = taught.post("/tasks", TASK | {"tags": ["ops"]}).json()

    first, second = (taught.send("DELETE", f"/tasks/{made['id']}") for _ in range(2))

    assert (first.status_code, first.content, second.status_code) == (204, b"", 404)


@pytest.mark.parametrize(("tag", "status"), [('"1"', 200), ("*", 200), ('"7"', 412), ('W/"1"', 412), ('"7", "1"', 200)])
def test_if_match_guards_a_write(taught, tag: str, status: int) -> None:
    response = taught.send("PATCH", "/tasks/1", json={"done": True}, headers={"If-Match": tag})

    assert response.status_code == status


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"title": ""}, ["body", "title"]),
        ({"title": "   "}, ["body", "title"]),
        ({"title": "a\u0000b"}, ["body", "title"]),
        ({"title": "x" * 201}, ["body", "title"]),
        ({}, ["body", "title"]),
        ({"title": "a", "priority": 6}, ["body", "priority"]),
        ({"title": "a", "due": "2026-02-30"}, ["body", "due"]),
        ({"title": "a", "owner_id": 2**63}, ["body", "owner_id"]),
        ({"title": "a", "owner_id": 99_999}, ["body", "owner_id"]),
        ({"title": "a"}, ["body", "owner_id"]),
        ({"title": "a", "tags": ["no spaces"]}, ["body", "tags", 0]),
        ({"title": "a", "tags": [f"t{n}" for n in range(11)]}, ["body", "tags"]),
        ({"title": "a", "ownr": 1}, ["body", "ownr"]),
    ],
)
def test_invalid_bodies_name_the_place(taught, body: dict[str, object], place: list[object]) -> None:
    response = taught.post("/tasks", {"owner_id": 42} | body if body != {"title": "a"} else body)

    assert response.status_code == 422
    assert place in [error["loc"] for error in response.json()["errors"]]


def test_body_that_is_a_list_is_invalid(taught) -> None:
    assert taught.post("/tasks", [1, 2]).status_code == 422


@pytest.mark.parametrize("body", [b"{", b'{"title": }', b"\xff", b"[" * 5000, b'{"title": ' + b"9" * 5000 + b"}"])
def test_broken_json_is_a_bad_request(taught, body: bytes) -> None:
    response = taught.send("POST", "/tasks", content=body, headers={"Content-Type": "application/json"})

    assert response.status_code == 400


def test_lone_surrogate_in_a_field_name_is_answered(taught) -> None:
    headers = {"Content-Type": "application/json"}
    response = taught.send("POST", "/tasks", content=rb'{"title": "\ud800", "\ud800": 1}', headers=headers)

    assert response.status_code == 422


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "text/json", None])
def test_other_media_types_are_refused(taught, media_type: str | None) -> None:
    headers = {"Content-Type": media_type} if media_type else {}

    assert taught.send("POST", "/tasks", content=b'{"title": "a"}', headers=headers).status_code == 415


def test_merge_patch_is_taken(taught) -> None:
    headers = {"Content-Type": "application/merge-patch+json"}

    assert taught.send("PATCH", "/tasks/1", content=b'{"done": true}', headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["/tasks/0", "/tasks/-1", "/tasks/x", f"/tasks/{2**63}", "/tasks/" + "9" * 5000])
def test_ids_out_of_range_are_invalid(taught, path: str) -> None:
    assert taught.get(path).status_code == 422


def test_list_of_a_user_and_of_nobody(taught) -> None:
    assert {task["owner_id"] for task in taught.get("/users/42/tasks").json()["items"]} == {42}
    assert taught.get("/users/4200/tasks").status_code == 404
