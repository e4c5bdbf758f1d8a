import pytest


@pytest.fixture
def signed_in(taught):
    taught.set("auth.mode", "session")
    taught.cookies = dict(taught.login("alice").cookies)
    return taught


def test_cookie_is_out_of_reach_for_scripts_and_other_sites(taught) -> None:
    taught.set("auth.mode", "session", ttl_s=60)

    cookie = taught.login("alice").headers["set-cookie"].lower()

    assert all(part in cookie for part in ("httponly", "samesite=lax", "path=/", "max-age=60"))


def test_cookie_says_who_one_is(signed_in) -> None:
    assert signed_in.get("/me").json()["username"] == "alice"


def test_logout_counts_at_once(signed_in) -> None:
    response = signed_in.post("/logout")

    assert response.status_code == 204
    assert "max-age=0" in response.headers["set-cookie"].lower()
    assert signed_in.get("/me").status_code == 401


def test_session_ends_when_the_store_forgets_it(signed_in) -> None:
    signed_in.resources.redis_sync.flushdb()

    response = signed_in.get("/me")

    assert response.status_code == 401
    assert "expired" in response.json()["detail"]


def test_the_store_does_not_hold_the_cookies_value(signed_in) -> None:
    (sid,) = signed_in.cookies.values()
    redis = signed_in.resources.redis_sync

    assert not any(sid.encode() in key for key in redis.scan_iter())
    assert redis.ttl(redis.keys("bw:session:*")[0]) <= 900


def test_every_login_makes_a_new_session(signed_in) -> None:
    assert dict(signed_in.login("alice").cookies) != signed_in.cookies


def test_a_made_up_cookie_opens_nothing(signed_in) -> None:
    signed_in.cookies = {"sid": "guess"}

    assert signed_in.get("/me").status_code == 401


def test_without_the_store_it_is_our_fault_and_not_the_cookies(signed_in) -> None:
    signed_in.redis_server.connected = False

    response = signed_in.get("/me")

    assert (response.status_code, response.headers["retry-after"]) == (503, "1")
    assert "www-authenticate" not in response.headers
    assert signed_in.get("/health").status_code == 200
