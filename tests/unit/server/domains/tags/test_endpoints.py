def test_tags_are_listed_by_name(taught) -> None:
    taught.post("/tags", {"name": "Zebra"})

    names = [tag["name"] for tag in taught.get("/tags").json()["items"]]

    assert names == sorted(names)
    assert "zebra" in names


def test_a_name_exists_once(taught) -> None:
    first, second = (taught.post("/tags", {"name": "fresh"}) for _ in range(2))

    assert (first.status_code, second.status_code) == (201, 409)
    assert taught.get(first.headers["location"]).json() == first.json()


def test_a_tag_that_is_not_there(taught) -> None:
    assert taught.get("/tags/999999").status_code == 404
    assert taught.get("/tags/0").status_code == 422
