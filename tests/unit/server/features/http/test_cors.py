import pytest

from server.contract.features import SwitchboardPatch

PAGE = "http://localhost:3000"
STRANGER = "http://evil.test"
ASKING = {"Origin": PAGE, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}


def test_off_no_answer_speaks_of_origins(taught) -> None:
    headers = taught.get("/tasks/7", headers={"Origin": PAGE}).headers

    assert not [name for name in headers if name.startswith("access-control-")]


def test_a_listed_origin_may_read_and_caches_are_told(taught) -> None:
    taught.set("http.cors", "list", expose="ETag, X-Request-ID")
    headers = taught.get("/tasks/7", headers={"Origin": PAGE}).headers

    assert headers["access-control-allow-origin"] == PAGE
    assert headers["access-control-expose-headers"] == "ETag, X-Request-ID"
    assert "Origin" in headers["vary"]
    assert "access-control-allow-credentials" not in headers
    assert taught.note("http.cors") == f"{PAGE} may read"


def test_a_stranger_is_answered_all_the_same_but_may_not_read(taught) -> None:
    taught.set("http.cors", "list")
    answer = taught.get("/tasks/7", headers={"Origin": STRANGER})

    assert answer.status_code == 200
    assert "access-control-allow-origin" not in answer.headers
    assert "Origin" in answer.headers["vary"]
    assert taught.note("http.cors") == f"{STRANGER} is not on the list"


def test_any_is_a_star_and_needs_no_vary(taught) -> None:
    taught.set("http.cors", "any")
    headers = taught.get("/tasks/7", headers={"Origin": STRANGER}).headers

    assert headers["access-control-allow-origin"] == "*"
    assert "Origin" not in headers.get("vary", "")


def test_a_preflight_is_answered_at_the_stage(taught) -> None:
    taught.set("http.cors", "list", methods="GET, POST", headers="Content-Type", max_age_s=60, credentials=True)
    answer = taught.send("OPTIONS", "/tasks", headers=ASKING)

    assert answer.status_code == 204
    assert answer.headers["access-control-allow-methods"] == "GET, POST"
    assert answer.headers["access-control-allow-headers"] == "Content-Type"
    assert answer.headers["access-control-max-age"] == "60"
    assert answer.headers["access-control-allow-credentials"] == "true"
    assert taught.trace.summary.turned_at == "http.cors"
    assert taught.note("http.cors") == f"preflight: {PAGE} may read"


def test_a_preflight_from_a_stranger_allows_nothing(taught) -> None:
    taught.set("http.cors", "list")
    answer = taught.send("OPTIONS", "/tasks", headers=ASKING | {"Origin": STRANGER})

    assert answer.status_code == 204
    assert not [name for name in answer.headers if name.startswith("access-control-")]


@pytest.mark.parametrize("headers", [{}, {"Origin": PAGE}])
def test_another_options_goes_to_the_api(taught, headers: dict[str, str]) -> None:
    taught.set("http.cors", "list")

    assert "allow" in taught.send("OPTIONS", "/tasks", headers=headers).headers


def test_refusals_further_in_can_be_read_too(taught) -> None:
    taught.set("http.cors", "list")
    taught.set("auth.mode", "jwt")
    answer = taught.get("/tasks", headers={"Origin": PAGE})

    assert answer.status_code == 401
    assert answer.headers["access-control-allow-origin"] == PAGE


def test_behind_authentication_the_preflight_gets_401(taught) -> None:
    taught.set("http.cors", "list")
    taught.set("auth.mode", "jwt")
    order = [stage for stage in taught.switches.board.snapshot.order if stage != "http.cors"]
    order.insert(order.index("auth.mode") + 1, "http.cors")

    assert taught.send("OPTIONS", "/tasks", headers=ASKING).status_code == 204
    taught.runner.run(taught.switches.change(SwitchboardPatch(order=tuple(order))))

    assert taught.send("OPTIONS", "/tasks", headers=ASKING).status_code == 401
    assert taught.trace.summary.turned_at == "auth.mode"


@pytest.mark.parametrize("value", ["http://a\r\nX-Planted: 1", "http://ä.test", 3, "x" * 501])
def test_a_list_is_one_line_of_plain_text(taught, value: object) -> None:
    from server.switchboard import RefusedError

    with pytest.raises(RefusedError):
        taught.set("http.cors", "list", origins=value)
