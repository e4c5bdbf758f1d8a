"""Every status code by hand, and a sweep of hostile requests over every route: none may answer 5xx."""

import json
from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.api import ROUTERS

JSON = {"Content-Type": "application/json"}
ROUTES = sorted(
    (method, route.path)
    for router in ROUTERS
    for route in router.routes
    for method in route.methods  # type: ignore[attr-defined]
)
FIELDS = ("title", "owner_id", "done", "priority", "due", "tags", "version", "name", "email", "username", "password")
QUERIES = ("owner_id", "done", "priority", "tag", "q", "sort", "limit", "page", "cursor")

numbers = st.one_of(st.integers(), st.sampled_from([0, 1, 42, 2**31, 2**63 - 1, 2**63, -(2**63), 10**30]))
values = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, st.floats(), st.text(max_size=20)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
objects = st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=5), values, max_size=6)
bodies = st.one_of(
    objects.map(lambda value: json.dumps(value).encode()),
    values.map(lambda value: json.dumps(value).encode()),
    st.binary(max_size=40),
)
segments = st.one_of(numbers.map(str), st.text(min_size=1, max_size=8))
queries = st.dictionaries(st.sampled_from(QUERIES), st.one_of(numbers.map(str), st.text(max_size=12)), max_size=4)


@settings(deadline=None, max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(route=st.sampled_from(ROUTES), segment=segments, query=queries, body=bodies)
def test_no_request_breaks_it(taught, route: tuple[str, str], segment: str, query: dict[str, str], body: bytes) -> None:
    method, template = route
    path = template.partition("{")[0]
    if "{" in template:
        path += quote(segment.encode("utf-8", "replace"), safe="") + template.partition("}")[2]

    response = taught.send(method, path, params=query, content=body, headers=JSON)

    assert response.status_code < 500, (method, path, query, body, response.text)
    if response.status_code >= 400:
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["request_id"] == response.headers["x-request-id"]


def test_codes_of_success(taught) -> None:
    made = taught.post("/tasks", {"title": "a", "owner_id": 42})

    assert made.status_code == 201
    assert taught.get("/tasks").status_code == 200
    assert taught.post("/reports", {}).status_code == 202
    assert taught.send("DELETE", made.headers["location"]).status_code == 204
    config = taught.get("/api/config")
    assert taught.get("/api/config", headers={"If-None-Match": config.headers["etag"]}).status_code == 304


def test_every_pagination_and_every_mode_survives_the_same_list(taught) -> None:
    for choice in ("none", "offset", "cursor"):
        taught.set("data.pagination", choice)
        assert taught.get("/tasks?limit=5&owner_id=42&q=the").status_code == 200
