import pytest

from workbench.core.curl.words import looks_like_curl, shell_of, split


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("curl http://h", True),
        ("  $ curl h", True),
        ("/usr/bin/curl h", True),
        ("curl.exe h", True),
        ("PS C:\\> & curl.exe h", True),
        ("curl", False),
        ("http://curl h", False),
        ("curly h", False),
        ("{{base}}/curl", False),
    ],
)
def test_a_call_of_curl_is_told_from_a_url(text: str, is_one: bool) -> None:
    assert looks_like_curl(text) is is_one


@pytest.mark.parametrize(
    ("text", "shell"),
    [
        ("curl h \\\n -s", "bash"),
        ("curl h ^\n -s", "cmd"),
        ('curl ^"h^"', "cmd"),
        ("curl.exe h `\r\n -s", "powershell"),
        ("curl.exe 'h'", "powershell"),
        ('curl.exe "h"', "cmd"),
        ('curl h -d "{""a"":1}"', "cmd"),
        ('curl h -d "{\\"a\\":1}"', "bash"),
    ],
)
def test_the_shell_is_guessed(text: str, shell: str) -> None:
    assert shell_of(text) == shell


def test_curl_itself_is_no_argument() -> None:
    assert split("$ curl -s h")[0] == ["-s", "h"]


def test_the_first_line_tells_the_shell_whatever_stands_in_the_body() -> None:
    assert shell_of("curl -X GET \\\n  h \\\n  -d 'name=\"^\"'") == "bash"
    assert shell_of("curl h ^\n  -d x\\\n") == "cmd"
