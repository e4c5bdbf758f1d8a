"""Finds the ``:name`` segments of a typed URL, and keeps their rows in step with it."""

import re

from workbench.core.request import Row

_NAME = re.compile(r":([A-Za-z_][A-Za-z0-9_-]*)")


def names_in(url: str) -> tuple[str, ...]:
    """The path parameters of a URL as typed, in order; a port is none, and each counts once."""
    path = url.partition("?")[0].partition("://")[2] or url.partition("?")[0]
    found = (_NAME.fullmatch(segment) for segment in path.split("/")[1:])
    return tuple(dict.fromkeys(match[1] for match in found if match))


def rows_for(url: str, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """A row for each path parameter of the URL, with the value that it had."""
    known = {row.name: row for row in rows}
    return tuple(known.get(name, Row(name)) for name in names_in(url))
