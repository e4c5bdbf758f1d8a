import pytest

URL = "/users/42/profile"


@pytest.fixture
def cached(taught):
    taught.set("cache.profile", "aside")
    return taught


def _outcomes(taught) -> list[tuple[str, str]]:
    return [(one.outcome, one.reason) for one in taught.trace.cache]


def _add_a_task(taught) -> None:
    assert taught.post("/tasks", {"title": "One more", "owner_id": 42}).status_code == 201


def test_off_computes_every_time(taught) -> None:
    taught.get(URL)
    response = taught.get(URL)

    assert "x-cache" not in response.headers
    assert taught.trace.summary.statements > 0
    assert _outcomes(taught) == []


def test_first_miss_is_cold_then_it_hits_without_sql(cached) -> None:
    first = cached.get(URL)
    assert _outcomes(cached) == [("miss", "cold"), ("write", "")]

    second = cached.get(URL)

    assert _outcomes(cached) == [("hit", "fresh")]
    assert cached.trace.summary.statements == 0
    assert (first.headers["x-cache"], second.headers["x-cache"]) == ("MISS", "HIT")
    assert second.headers["age"] == "0"
    assert second.content == first.content


def test_expired_is_told_from_cold(cached) -> None:
    cached.get(URL)
    cached.resources.redis_sync.delete("bw:profile:42")  # what Redis does when the time to live is up

    cached.get(URL)

    assert _outcomes(cached)[0] == ("miss", "expired")


def test_without_invalidation_the_old_profile_is_served(cached) -> None:
    before = cached.get(URL).json()["tasks"]
    _add_a_task(cached)

    stale = cached.get(URL)

    assert stale.headers["x-cache"] == "HIT"
    assert stale.json()["tasks"] == before


def test_with_invalidation_a_write_is_seen_at_once(cached) -> None:
    cached.set("cache.profile", invalidate_on_write=True)
    before = cached.get(URL).json()["tasks"]
    _add_a_task(cached)
    assert ("delete", "written") in _outcomes(cached)

    fresh = cached.get(URL)

    assert _outcomes(cached)[0] == ("miss", "invalidated")
    assert fresh.json()["tasks"] == before + 1


def test_entries_end_by_themselves(cached) -> None:
    cached.set("cache.profile", ttl_s=7)
    cached.get(URL)

    assert cached.resources.redis_sync.ttl("bw:profile:42") == 7


def test_unknown_users_are_not_cached(cached) -> None:
    assert cached.get("/users/4200/profile").status_code == 404
    assert not cached.resources.redis_sync.exists("bw:profile:4200")


def test_without_redis_it_is_computed(cached) -> None:
    cached.redis_server.connected = False

    response = cached.get(URL)

    assert response.status_code == 200
    assert _outcomes(cached) == [("bypass", "Redis is out of reach")]
