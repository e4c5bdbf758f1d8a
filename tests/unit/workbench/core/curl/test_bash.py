import pytest

from workbench.core.curl import bash


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a 'b c' \"d e\" f\\ g", ["a", "b c", "d e", "f g"]),
        ("a''b \"\" ''", ["ab", "", ""]),
        ('"\\$ \\` \\" \\\\ \\n"', ['$ ` " \\ \\n']),
        (r"$'\n\t\x41\u00e9\101\'\\\q'", ["\n\tAéA'\\\\q"]),
        (r"$'\xc3\xa9'", ["é"]),
        ("a \\\n b \\\r\n c", ["a", "b", "c"]),
        ("a # comment", ["a"]),
        ("a#b", ["a#b"]),
        ("a\nb", ["a"]),
        ("\n a $ b", ["a", "$", "b"]),
        ("a$", ["a$"]),
    ],
)
def test_words_as_bash_makes_them(text: str, words: list[str]) -> None:
    assert bash.split(text)[0] == words


def test_what_the_shell_keeps_is_told() -> None:
    assert bash.split("a b 2>/dev/null | jq .")[0] == ["a", "b"]
    words, notes = bash.split("a h?x=1&y=2")
    assert words == ["a", "h?x=1"]
    assert notes[0].matters
    assert "quotes" in notes[0].why
    assert bash.split('a ${B}c "$D" $(pwd)')[0][1:3] == ["{{B}}c", "{{D}}"]
