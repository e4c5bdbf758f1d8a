import pytest


def _items(taught, query: str) -> list[dict[str, object]]:
    return taught.get(f"/tasks?limit=100&{query}").json()["items"]


def test_filters_narrow_the_list(taught) -> None:
    wanted = ("owner_id", "done", "priority")
    everything = _items(taught, "owner_id=42")
    first = everything[0]

    found = _items(taught, f"owner_id=42&done={first['done']}&priority={first['priority']}")

    assert found == [task for task in everything if all(task[name] == first[name] for name in wanted)]


def test_tag_filter_finds_tagged_tasks(taught) -> None:
    found = _items(taught, "tag=security")

    assert found
    assert all("security" in task["tags"] for task in found)  # type: ignore[operator]


def test_unknown_tag_finds_nothing(taught) -> None:
    assert _items(taught, "tag=nobody-uses-this") == []


@pytest.mark.parametrize(("q", "title"), [("100%", "100% sure"), ("a_b", "a_b"), ("'; DROP", "'; DROP TABLE tasks")])
def test_signs_of_sql_are_only_text(taught, q: str, title: str) -> None:
    taught.post("/tasks", {"title": title, "owner_id": 42})
    taught.post("/tasks", {"title": "axb 1000", "owner_id": 42})

    response = taught.get("/tasks", params={"q": q})

    assert [task["title"] for task in response.json()["items"]] == [title]


@pytest.mark.parametrize("field", ["created_at", "updated_at", "priority", "title"])
def test_sorting_goes_both_ways(taught, field: str) -> None:
    up = [task[field] for task in _items(taught, f"owner_id=42&sort={field}")]
    down = [task[field] for task in _items(taught, f"owner_id=42&sort=-{field}")]

    assert up == sorted(up)  # type: ignore[type-var]
    assert down == up[::-1]


@pytest.mark.parametrize(
    "query", ["sort=password", "sort=id;--", "limit=0", "limit=101", "page=0", "done=maybe", "q=%00"]
)
def test_other_values_are_invalid(taught, query: str) -> None:
    assert taught.get(f"/tasks?{query}").status_code == 422


def test_equal_tags_are_made_once(taught) -> None:
    for _ in range(2):
        taught.post("/tasks", {"title": "a", "owner_id": 42, "tags": ["Fresh", "fresh"]})

    assert [tag["name"] for tag in taught.get("/tags").json()["items"]].count("fresh") == 1
