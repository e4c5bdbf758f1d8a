import pytest

from workbench.core.curl import address
from workbench.core.curl.report import CurlError
from workbench.core.curl.wanted import Wanted
from workbench.core.request import BasicAuth, Row


def place(url: str, **fields: object) -> tuple[tuple[str, tuple[Row, ...], BasicAuth | None], list[str]]:
    wanted = Wanted(lambda _path: b"", [], **fields)  # type: ignore[arg-type]  # fields of Wanted by name
    return address.place(url, wanted), [note.what for note in wanted.notes]


def test_a_query_becomes_rows_only_when_they_give_it_back() -> None:
    assert place("h:8000/x?a=1&b=%20")[0] == ("http://h:8000/x", (Row("a", "1"), Row("b", "%20")), None)
    assert place("https://h?a")[0] == ("https://h/?a", (), None)


def test_credentials_dots_and_fragment() -> None:
    assert place("http://a:b%40@h/x/../y/.#z")[0] == ("http://h/y/", (), BasicAuth("a", "b@"))
    assert place("h/x/../y", flags={"path-as-is"})[0][0] == "http://h/x/../y"


def test_globs_give_the_first_and_variables_stay() -> None:
    assert place("h/{a,b}/[2-9]") == (("http://h/a/2", (), None), ["{a,b}", "[2-9]"])
    assert place("{{base}}/x")[0][0] == "http://{{base}}/x"
    assert place("http://[::1]:80/x")[0][0] == "http://[::1]:80/x"


def test_what_is_not_legal_is_told() -> None:
    assert place('h/x?q={"a":1}', flags={"globoff"})[1] == ['" { }']
    with pytest.raises(CurlError, match="only http"):
        place("ftp://h")
