def test_a_profile_adds_up(taught) -> None:
    profile = taught.get("/users/42/profile").json()
    tasks = taught.get("/tasks?owner_id=42&limit=100").json()["items"]

    assert profile["tasks"] == len(tasks) == sum(profile["by_priority"].values())
    assert profile["done"] == sum(task["done"] for task in tasks)
    assert profile["open"] + profile["done"] == profile["tasks"]
    assert 1 <= profile["rank"] <= 50


def test_names_can_be_changed_and_addresses_stay_unique(taught) -> None:
    renamed = taught.send("PATCH", "/users/42", json={"name": "Someone Else"})
    clash = taught.send("PATCH", "/users/42", json={"email": "bob@example.org"})
    same = taught.send("PATCH", "/users/42", json={"email": renamed.json()["email"]})

    assert (renamed.status_code, clash.status_code, same.status_code) == (200, 409, 200)
    assert taught.get("/users/42/profile").json()["name"] == "Someone Else"


def test_with_roles_others_accounts_are_closed(taught) -> None:
    taught.set("auth.mode", "session")
    taught.set("auth.roles", "on")
    taught.cookies = dict(taught.login("alice").cookies)

    statuses = [taught.send("PATCH", f"/users/{user}", json={"name": "A"}).status_code for user in (1, 2)]

    assert statuses == [200, 403]


def test_a_new_name_is_told_to_the_cache(taught) -> None:
    taught.set("cache.profile", "aside", invalidate_on_write=True)
    taught.get("/users/42/profile")

    taught.send("PATCH", "/users/42", json={"name": "Fresh Name"})

    assert taught.get("/users/42/profile").json()["name"] == "Fresh Name"
