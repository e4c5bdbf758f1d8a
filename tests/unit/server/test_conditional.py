import pytest

from server.conditional import is_unchanged, may_change


@pytest.mark.parametrize(
    ("header", "tag", "same"),
    [
        ('"a"', '"a"', True),
        ('W/"a"', '"a"', True),
        ('"a"', 'W/"a"', True),
        ('"b", "a"', '"a"', True),
        ("*", '"a"', True),
        ('"b"', '"a"', False),
        ("a", '"a"', False),
        ("", '"a"', False),
        ('"a,b"', '"a,b"', True),
    ],
)
def test_if_none_match_compares_weakly(header: str, tag: str, same: bool) -> None:
    assert is_unchanged(header, tag) is same


@pytest.mark.parametrize(
    ("header", "allowed"),
    [(None, True), ("*", True), ('"1"', True), ('"2", "1"', True), ('W/"1"', False), ("1", False)],
)
def test_if_match_compares_strongly(header: str | None, allowed: bool) -> None:
    assert may_change(header, '"1"') is allowed
