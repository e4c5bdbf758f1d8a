"""Takes a written URL apart into what a draft holds: the URL, its query as rows, and names of path parameters."""

import re

from workbench.core.query_rows import rows_of
from workbench.core.request import Row

_BRACES = re.compile(r"(?<!\{)\{([^{}/]+)\}(?!\})")


def split(written: str) -> tuple[str, tuple[Row, ...]]:
    """URL and rows, when rows give the same query; else the query stays in the URL. A fragment stays at home."""
    bare = written.strip().partition("#")[0]
    url, _, query = bare.partition("?")
    rows = rows_of(query)
    return (bare, ()) if rows is None else (url, rows)


def with_colons(template: str) -> tuple[str, tuple[str, ...]]:
    """``/tasks/{id}`` as ``/tasks/:id``, where a name is a whole segment; and those names, in order."""
    names: list[str] = []

    def segment(part: str) -> str:
        match = _BRACES.fullmatch(part)
        if match is None:
            return part
        names.append(match[1])
        return f":{match[1]}"

    return "/".join(segment(part) for part in template.split("/")), tuple(names)


def with_values(template: str, values: dict[str, str]) -> str:
    """The names in braces that values are known for, filled in."""
    return _BRACES.sub(lambda match: values.get(match[1], match[0]), template)
