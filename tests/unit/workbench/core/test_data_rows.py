import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core import data_rows
from workbench.core.data_rows import DataRowsError

CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


@pytest.mark.parametrize(
    "text",
    ["name,age\nDana,7\n", "name;age\nDana;7", "name\tage\r\nDana\t7\r\n", "\ufeffname,age\n\nDana,7\n\n"],
)
def test_csv_rows_are_named_by_the_first_line(text: str) -> None:
    assert data_rows.read(text, "people.csv") == ({"name": "Dana", "age": "7"},)


def test_quoted_cells_may_hold_anything() -> None:
    assert data_rows.read('a,b\n"1,\n2","say ""hi"""\n', "x.csv") == ({"a": "1,\n2", "b": 'say "hi"'},)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5))
def test_what_csv_writes_is_read(rows: list[tuple[str, str]]) -> None:
    import csv
    import io

    file = io.StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows([("a", "b"), *rows])

    assert data_rows.read(file.getvalue(), "x.csv") == tuple({"a": a, "b": b} for a, b in rows)


def test_json_values_become_text() -> None:
    text = '[{"name": "Dana", "age": 7, "on": true, "tags": ["x"]}]'

    assert data_rows.read(text, "x.JSON") == ({"name": "Dana", "age": "7", "on": "true", "tags": '["x"]'},)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("", "x.csv", "no row"),
        ("a,b\n", "x.csv", "no row"),
        ("a,b\n1\n", "x.csv", "Line 2 has 1 values for 2 columns"),
        ("a,a\n1,2\n", "x.csv", "each once"),
        ('a\n"open', "x.csv", "Line 2"),
        ("{}", "x.json", "no list"),
        ("[1]", "x.json", "Row 1"),
        ("[", "x.json", "no JSON"),
        ("[]", "x.json", "no row"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, name: str, words: str) -> None:
    with pytest.raises(DataRowsError, match=words):
        data_rows.read(text, name)
