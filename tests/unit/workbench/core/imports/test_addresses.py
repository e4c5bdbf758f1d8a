import pytest

from workbench.core.imports.addresses import split, with_colons, with_values
from workbench.core.request import Row


@pytest.mark.parametrize(
    ("written", "url", "rows"),
    [
        ("http://h/a?x=1&y=#top", "http://h/a", (Row("x", "1"), Row("y", ""))),
        ("http://h/a?x", "http://h/a?x", ()),
        ("{{b}}/a?x={{y}}", "{{b}}/a", (Row("x", "{{y}}"),)),
        ("/a", "/a", ()),
    ],
)
def test_rows_where_they_give_the_same_query(written: str, url: str, rows: tuple[Row, ...]) -> None:
    assert split(written) == (url, rows)


def test_names_in_braces() -> None:
    assert with_colons("/a/{id}/v{n}.json/{{x}}") == ("/a/:id/v{n}.json/{{x}}", ("id",))
    assert with_values("/v{n}/{m}/{{n}}", {"n": "2"}) == "/v2/{m}/{{n}}"
