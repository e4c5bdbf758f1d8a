import pytest

from workbench.core.curl import powershell
from workbench.core.curl.report import CurlError


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a 'it''s' \"b`n`\"c\"", ["a", "it's", 'b\n"c']),
        ("a `\n b", ["a", "b"]),
        ('"`u{e9}`r"', ["é\r"]),
        ("a ‘b’ “c”", ["a", "b", "c"]),
        ("'$x \\' \"$env:T ${y}\" $", ["$x \\", "{{T}} {{y}}", "$"]),
    ],
)
def test_words_as_powershell_makes_them(text: str, words: list[str]) -> None:
    assert powershell.split(text)[0] == words


def test_the_rest_is_noted_and_an_open_quote_refused() -> None:
    assert powershell.split("a | b")[1][0].what == "| b"
    with pytest.raises(CurlError, match="never closed"):
        powershell.split("a 'b")
