"""Tells a database of ours from somebody else's: making a world replaces whatever is there."""

from sqlalchemy import Engine, inspect

from server.models import Base


def foreign_tables(engine: Engine) -> tuple[str, ...]:
    """The tables that no world has, or that only share a name with one of a world's; none in an empty database."""
    found = inspect(engine)
    ours = {table.name: {column.name for column in table.columns} for table in Base.metadata.sorted_tables}
    return tuple(
        name
        for name in found.get_table_names()
        if {column["name"] for column in found.get_columns(name)} != ours.get(name)
    )
