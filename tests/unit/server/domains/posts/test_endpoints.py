def test_posts_come_newest_first_with_all_that_belongs_to_them(taught) -> None:
    page = taught.get("/posts?limit=5").json()

    moments = [post["created_at"] for post in page["items"]]
    assert moments == sorted(moments, reverse=True)
    assert all(post["author"]["name"] and len(post["comments"]) == 5 for post in page["items"])


def test_pages_do_not_overlap_and_end(taught) -> None:
    seen = [post["id"] for page in (1, 2) for post in taught.get(f"/posts?limit=100&page={page}").json()["items"]]

    assert sorted(seen) == list(range(1, 201))
    assert taught.get("/posts?limit=100&page=3").json()["next_page"] is None


def test_one_post(taught) -> None:
    assert taught.get("/posts/7").json()["id"] == 7
    assert taught.get("/posts/700").status_code == 404
