import pytest

from workbench.core.curl import cmd
from workbench.core.curl.report import CurlError


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('a "b c" d^ e', ["a", "b c", "d", "e"]),
        ('a ^\n "b^c"', ["a", "b^c"]),
        ('"a""b" "c\\"d" e\\f "g\\\\"', ['a"b', 'c"d', "e\\f", "g\\"]),
        ('^"one^\n\ntwo^"', ["one\ntwo"]),
        ("'a b'", ["'a", "b'"]),
        ('a ""', ["a", ""]),
    ],
)
def test_words_as_windows_makes_them(text: str, words: list[str]) -> None:
    assert cmd.split(text)[0] == words


def test_the_rest_is_noted_and_an_open_quote_refused() -> None:
    assert cmd.split("a & b")[1][0].what == "& b"
    with pytest.raises(CurlError, match="never closed"):
        cmd.split('a "b')
