import pytest

from server.features.auth.access import PUBLIC


@pytest.mark.parametrize("path", ["/health/", "/HEALTH", "/health/../tasks", "/docs/x", "/me", "/admin/metrics"])
def test_only_the_very_paths_are_public(taught, path: str) -> None:
    taught.set("auth.mode", "jwt")

    assert path not in PUBLIC
    assert taught.send("POST", path).status_code == 401


def test_a_public_path_still_learns_who_asks(taught) -> None:
    taught.set("auth.mode", "session")
    taught.cookies = dict(taught.login("bob").cookies)

    taught.get("/health")

    assert taught.note("auth.mode") == "bob (user)"
