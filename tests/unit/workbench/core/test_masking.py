"""Secrets in texts."""

import pytest

from workbench.core.masking import COVER, Masker, covered


@pytest.mark.parametrize(
    "text",
    [
        'Bearer p&s "wörd"',
        "http://h/?k=p%26s%20%22w%C3%B6rd%22",
        "k=p%26s+%22w%C3%B6rd%22",
        r'{"query": "p&s \"wörd\""}',
        r'{"query": "p&s \"w\u00f6rd\""}',
    ],
)
def test_a_secret_is_covered_however_it_was_encoded(text: str) -> None:
    masked = Masker(['p&s "wörd"']).mask(text)

    assert COVER in masked
    assert "rd" not in masked.replace("wörd", "")


def test_a_secret_inside_another_is_not_left_over() -> None:
    assert Masker(["abc", "abcdef"]).mask("abcdef abc") == f"{COVER} {COVER}"


def test_a_value_too_short_to_be_told_apart_stays() -> None:
    assert Masker(["1", "", "ab"]).mask("1 ab") == "1 ab"


def test_only_a_long_one_shows_its_end() -> None:
    assert (covered("short"), covered("a-long-token-9fQ")) == (COVER, COVER + "9fQ")


def test_without_secrets_texts_stay_as_they_are() -> None:
    assert Masker().mask("as it is") == "as it is"
