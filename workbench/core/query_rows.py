"""Rows for a query as it was written, where rows put the very same query on the wire."""

from workbench.core import percent
from workbench.core.request import Row


def rows_of(query: str) -> tuple[Row, ...] | None:
    """The rows; None when it has to stay as it is, because ``?a`` is not ``?a=``."""
    pairs = [piece.partition("=") for piece in query.split("&")] if query else []
    rows = tuple(Row(name, value) for name, _, value in pairs)
    shown = "&".join(f"{percent.query_name(row.name)}={percent.query_value(row.value)}" for row in rows)
    return rows if shown == percent.query(query) and all(row.name or row.value for row in rows) else None
