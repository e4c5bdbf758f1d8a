def test_settings_revalidate_by_themselves(taught) -> None:
    first = taught.get("/api/config")
    second = taught.get("/api/config", headers={"If-None-Match": f"W/{first.headers['etag']}"})

    assert first.headers["cache-control"] == "public, max-age=60"
    assert (second.status_code, second.content) == (304, b"")
    assert second.headers["etag"] == first.headers["etag"]


def test_another_name_gets_the_whole_answer(taught) -> None:
    assert taught.get("/api/config", headers={"If-None-Match": '"older"'}).status_code == 200
