import pytest

from workbench.core.exchange import Headers
from workbench.core.fetch.cache_control import age_s, directives, freshness_s, seconds

NOON, LATER, EARLIER = (
    "Mon, 02 Feb 2026 12:00:00 GMT",
    "Mon, 02 Feb 2026 12:10:00 GMT",
    "Mon, 02 Feb 2026 11:50:00 GMT",
)
NOON_S = 1770033600.0


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        ((("Cache-Control", 'Private, max-age="60", x="a,b"'),), {"private": "", "max-age": "60", "x": "a,b"}),
        ((("Cache-Control", "no-store"), ("cache-control", "max-age=1")), {"no-store": "", "max-age": "1"}),
        ((("Cache-Control", "max-age=1, max-age=2"),), {"max-age": "1"}),
        ((("Pragma", "no-cache"),), {"no-cache": ""}),
        ((("Pragma", "no-cache"), ("Cache-Control", "max-age=1")), {"max-age": "1"}),
        ((), {}),
    ],
)
def test_directives(headers: Headers, found: dict[str, str]) -> None:
    """RFC 9111, 5.2 and 5.4."""
    assert directives(headers) == found


@pytest.mark.parametrize(
    ("section", "status", "headers", "fresh_s"),
    [
        ("4.2.1 max-age", 200, (("Cache-Control", "max-age=60"), ("Expires", LATER)), 60),
        ("4.2.1 s-maxage is not for a browser", 200, (("Cache-Control", "s-maxage=60"),), 0),
        ("4.2.1 nonsense is stale", 200, (("Cache-Control", "max-age=soon"),), 0),
        ("5.3 Expires", 200, (("Date", NOON), ("Expires", LATER)), 600),
        ("5.3 Expires in the past", 200, (("Date", NOON), ("Expires", EARLIER)), 0),
        ("5.3 Expires: 0", 200, (("Date", NOON), ("Expires", "0")), 0),
        ("4.2.2 a tenth of its age", 200, (("Date", NOON), ("Last-Modified", EARLIER)), 60),
        ("4.2.2 not for a 500", 500, (("Date", NOON), ("Last-Modified", EARLIER)), 0),
        ("nothing said", 200, (("Date", NOON),), 0),
    ],
)
def test_how_long_it_is_fresh(section: str, status: int, headers: Headers, fresh_s: float) -> None:
    assert freshness_s(status, headers, NOON_S) == fresh_s, section


@pytest.mark.parametrize(
    ("section", "headers", "age"),
    [
        ("4.2.3 resident time", (("Date", NOON),), 30 + 2),
        ("4.2.3 apparent age", (("Date", EARLIER),), 600 + 30),
        ("4.2.3 Age of a cache before us", (("Date", NOON), ("Age", "100")), 100 + 2 + 30),
        ("4.2.3 no Date", (), 30 + 2),
    ],
)
def test_how_old_it_is(section: str, headers: Headers, age: float) -> None:
    assert age_s(headers, NOON_S - 2, NOON_S, NOON_S + 30) == age, section


def test_numbers_without_measure_are_very_large_ones() -> None:
    endless = "9" * 5000

    assert age_s((("Age", endless),), 0, 0, 0) == seconds({"max-age": endless}, "max-age") == 2**31
