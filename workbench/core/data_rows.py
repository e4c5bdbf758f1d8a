"""Rows of data that a folder of requests is run over: read from CSV with a header line, or from JSON."""

import csv
import io
import json

MAX_ROWS = 100_000

DataRow = dict[str, str]


class DataRowsError(ValueError):
    """Says what is wrong with the data, and where."""


def read(text: str, name: str) -> tuple[DataRow, ...]:
    """The rows of a file of that name; its ending tells the format. Raises DataRowsError."""
    rows = _from_json(text) if name.lower().endswith(".json") else _from_csv(text)
    if not rows:
        raise DataRowsError("There is no row in it.")
    if len(rows) > MAX_ROWS:
        raise DataRowsError(f"It has {len(rows):,} rows; {MAX_ROWS:,} at most.")
    return tuple(rows)


def _from_json(text: str) -> list[DataRow]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DataRowsError(f"It is no JSON: {error}") from None
    if not isinstance(content, list):
        raise DataRowsError('It is no list: rows are written as [{"name": "value"}, ...].')
    for number, row in enumerate(content, start=1):
        if not isinstance(row, dict):
            raise DataRowsError(f"Row {number} is no object.")
    return [{name: _text(value) for name, value in row.items()} for row in content]


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _from_csv(text: str) -> list[DataRow]:
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        filled = [(lines.line_num, cells) for cells in lines if cells]
    except csv.Error as error:
        raise DataRowsError(f"Line {lines.line_num}: {error}") from None
    if not filled:
        return []
    names = [cell.strip() for cell in filled[0][1]]
    if not all(names) or len(set(names)) != len(names):
        raise DataRowsError("The first line has to name every column, each once.")
    return [_row(names, cells, line) for line, cells in filled[1:]]


def _row(names: list[str], cells: list[str], line: int) -> DataRow:
    if len(cells) != len(names):
        raise DataRowsError(f"Line {line} has {len(cells)} values for {len(names)} columns.")
    return dict(zip(names, cells, strict=True))
