"""Percent-encoding."""

from workbench.core import percent


def test_each_place_has_its_own_legal_signs() -> None:
    assert percent.path("/a b/?#") == "/a%20b/%3F%23"
    assert percent.query("a=1&b=?/") == "a=1&b=?/"
    assert percent.query_name("a=b&c") == "a%3Db%26c"
    assert percent.query_value("a=b&c") == "a=b%26c"
    assert percent.form("a b%20*") == "a+b%2520*"


def test_triplets_stay_in_urls_whatever_their_case() -> None:
    assert percent.path("%2f%2F%") == "%2f%2F%25"
