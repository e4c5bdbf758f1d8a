from server.features.http.security_headers import HEADERS


def test_adds_them_when_on(taught) -> None:
    off = taught.get("/health").headers
    taught.set("http.security_headers", "on")
    on = taught.get("/health").headers

    assert not {name.lower() for name in HEADERS} & set(off)
    assert {name: on[name] for name in HEADERS} == HEADERS
    assert "strict-transport-security" not in on


def test_a_routes_own_policy_wins(taught) -> None:
    taught.set("http.security_headers", "on")

    assert "style-src" in taught.get("/docs").headers["content-security-policy"]
