import pytest

from workbench.core.query_rows import rows_of
from workbench.core.request import Row


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("", ()),
        ("a=1&b=", (Row("a", "1"), Row("b", ""))),
        ("a", None),
        ("a=1&&b=2", None),
        ("a=%41&a=b c", (Row("a", "%41"), Row("a", "b c"))),
        ("a=b=c", (Row("a", "b=c"),)),
    ],
)
def test_rows_only_where_they_put_the_same_query_on_the_wire(query: str, rows: tuple[Row, ...] | None) -> None:
    assert rows_of(query) == rows
