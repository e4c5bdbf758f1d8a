def test_unchanged_content_is_not_sent_again(taught) -> None:
    taught.set("http.etag", "on")
    first = taught.get("/tasks?owner_id=42")
    second = taught.get("/tasks?owner_id=42", headers={"If-None-Match": f'"other", W/{first.headers["etag"]}'})

    assert (second.status_code, second.content) == (304, b"")
    assert second.headers["etag"] == first.headers["etag"]
    assert "content-type" not in second.headers
    assert "not sent" in taught.note("http.etag")


def test_changed_content_is_sent(taught) -> None:
    taught.set("http.etag", "on")
    before = taught.get("/tasks?owner_id=42").headers["etag"]
    taught.post("/tasks", {"title": "New", "owner_id": 42})

    after = taught.get("/tasks?owner_id=42", headers={"If-None-Match": before})

    assert after.status_code == 200
    assert after.headers["etag"] != before


def test_off_means_that_everything_is_sent_again(taught) -> None:
    tag = taught.get("/tasks/1").headers["etag"]

    assert "etag" not in taught.get("/tasks").headers
    assert taught.get("/tasks/1", headers={"If-None-Match": tag}).status_code == 200


def test_a_routes_own_name_is_kept(taught) -> None:
    taught.set("http.etag", "on")

    assert taught.get("/tasks/1").headers["etag"] == '"1"'


def test_head_has_the_name_of_get(taught) -> None:
    taught.set("http.etag", "on")

    assert taught.send("HEAD", "/tasks").headers["etag"] == taught.get("/tasks").headers["etag"]


def test_failures_and_writes_have_no_name(taught) -> None:
    taught.set("http.etag", "on")

    assert "etag" not in taught.get("/nope").headers
    assert "etag" not in taught.post("/tags", {"name": "fresh"}).headers
