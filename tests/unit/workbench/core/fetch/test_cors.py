import pytest

from workbench.core.exchange import Headers
from workbench.core.fetch.cors import check_response, own_headers, readable_headers

PAGE = "http://localhost:3000"
ACAO, ACAC = "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials"


@pytest.mark.parametrize(
    ("section", "headers", "credentials", "blamed", "wanted"),
    [
        ("4.10 step 2: missing", (), False, ACAO, "origin"),
        ("4.10 step 3: *", ((ACAO, "*"),), False, None, ""),
        ("4.10 step 3: * with credentials", ((ACAO, "*"), (ACAC, "true")), True, ACAO, "origin"),
        ("4.10 step 4: the origin", ((ACAO, PAGE),), False, None, ""),
        ("4.10 step 4: another", ((ACAO, "http://a.test"),), False, ACAO, "origin"),
        ("4.10 step 4: with a slash", ((ACAO, PAGE + "/"),), False, ACAO, "origin"),
        ("4.10 step 4: case counts", ((ACAO, PAGE.upper()),), False, ACAO, "origin"),
        ("4.10 step 4: twice", ((ACAO, PAGE), (ACAO, PAGE)), False, ACAO, "origin"),
        ("4.10 step 4: a list", ((ACAO, f"{PAGE}, http://a.test"),), False, ACAO, "origin"),
        ("4.10 step 6: credentials", ((ACAO, PAGE), (ACAC, "true")), True, None, ""),
        ("4.10 step 6: missing", ((ACAO, PAGE),), True, ACAC, "credentials"),
        ("4.10 step 6: True is not true", ((ACAO, PAGE), (ACAC, "True")), True, ACAC, "credentials"),
    ],
)
def test_cors_check(section: str, headers: Headers, credentials: bool, blamed: str | None, wanted: str) -> None:
    blocked = check_response(PAGE, headers, credentials=credentials)

    assert (blocked.header if blocked else None) == blamed, section
    assert (blocked.wanted if blocked else "") == wanted, section


ANSWER: Headers = (("Content-Type", "a"), ("ETag", "b"), ("X-Request-ID", "c"), ("Set-Cookie", "d"))
EXPOSE = "Access-Control-Expose-Headers"


@pytest.mark.parametrize(
    ("section", "expose", "credentials", "readable"),
    [
        ("2.2.2 safelisted response-header names", None, False, {"content-type"}),
        ("2.2.2 exposed", "etag", False, {"content-type", "etag"}),
        ("3.2.5 *", "*", False, {"content-type", "etag", "x-request-id", EXPOSE.lower()}),
        ("3.2.5 * with credentials is a name", "*", True, {"content-type"}),
        ("2.2.2 forbidden response-header names", "Set-Cookie", False, {"content-type"}),
    ],
)
def test_exposed_headers(section: str, expose: str | None, credentials: bool, readable: set[str]) -> None:
    headers = ANSWER if expose is None else (*ANSWER, (EXPOSE, expose))

    assert set(readable_headers(headers, credentials=credentials)) == readable, section


def test_of_its_own_origin_a_page_reads_all_but_cookies() -> None:
    assert own_headers(ANSWER) == ("content-type", "etag", "x-request-id")
