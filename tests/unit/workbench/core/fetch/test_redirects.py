from dataclasses import replace

import pytest

from workbench.core.fetch.origin import origin_of
from workbench.core.fetch.redirects import MOST_REDIRECTS, Leg, follow
from workbench.core.fetch.verdict import Blocked

PAGE = "http://localhost:3000"
API, OTHER = "http://127.0.0.1:8000/a", "http://127.0.0.1:9000/b"
LEG = Leg(origin_of(PAGE), PAGE, API, "POST")


def after(leg: Leg, status: int, location: str) -> Leg:
    found = follow(leg, status, (("Location", location),))
    assert isinstance(found, Leg)
    return found


@pytest.mark.parametrize(
    ("status", "method", "next_method", "keeps_body"),
    [
        (301, "POST", "GET", False),
        (302, "POST", "GET", False),
        (302, "PUT", "PUT", True),
        (303, "PUT", "GET", False),
        (303, "HEAD", "HEAD", True),
        (307, "POST", "POST", True),
        (308, "PATCH", "PATCH", True),
    ],
)
def test_the_next_method(status: int, method: str, next_method: str, keeps_body: bool) -> None:
    """Fetch, 4.4 HTTP-redirect fetch, step 12."""
    step = after(replace(LEG, method=method), status, "/next")

    assert (step.method, step.keeps_body, step.url) == (next_method, keeps_body, "http://127.0.0.1:8000/next")


@pytest.mark.parametrize(
    ("url", "location", "origin", "keeps_authorization"),
    [
        (API, "/next", PAGE, True),
        (API, OTHER, "null", False),
        (API, PAGE + "/", "null", False),
        (PAGE + "/a", API, PAGE, False),
    ],
)
def test_the_origin_is_tainted_on_the_way(url: str, location: str, origin: str, keeps_authorization: bool) -> None:
    """Fetch, 3.1: over two foreign origins it is null; step 13: Authorization stays at its origin."""
    step = after(replace(LEG, url=url), 307, location)

    assert (step.origin, step.keeps_authorization) == (origin, keeps_authorization)


def test_null_stays_null() -> None:
    assert after(replace(LEG, origin="null"), 307, "/again").origin == "null"


@pytest.mark.parametrize(
    ("leg", "location"),
    [
        (LEG, "ftp://a.test/"),
        (LEG, "http://user:pass@a.test/"),
        (replace(LEG, redirects=MOST_REDIRECTS), "/next"),
    ],
)
def test_what_is_not_followed(leg: Leg, location: str) -> None:
    """Fetch, 4.4 steps 6 to 10."""
    assert isinstance(follow(leg, 302, (("Location", location),)), Blocked)


@pytest.mark.parametrize(("status", "headers"), [(200, (("Location", "/x"),)), (302, ()), (304, (("Location", "/x"),))])
def test_what_is_no_redirect(status: int, headers: tuple[tuple[str, str], ...]) -> None:
    assert follow(LEG, status, headers) is None
