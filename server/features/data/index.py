"""Give the database a shorter way to the rows.

Problem: to find one owner's tasks the database reads every task there is.
Idea: an index is a sorted copy of some columns: the rows of one owner lie side by side, and finding them takes a
few steps down a tree. With the creation time as second column they also lie in the wanted order, so sorting goes
away. With all wanted columns in it (covering) the table is not touched at all.
Trade-off: each write must also update every index, and each index takes space; the covering one takes most.
"""

from sqlalchemy import text

from server.contract.features import ChoiceInfo, Setting
from server.features.base import Feature
from server.resources import Resources

INDEXES = {
    "owner": "CREATE INDEX IF NOT EXISTS ix_tasks_owner ON tasks (owner_id)",
    "owner_created": "CREATE INDEX IF NOT EXISTS ix_tasks_owner_created ON tasks (owner_id, created_at, id)",
    "covering": (
        "CREATE INDEX IF NOT EXISTS ix_tasks_covering "
        "ON tasks (owner_id, created_at, id, title, done, priority, due, updated_at, version)"
    ),
}


def apply(setting: Setting, resources: Resources) -> None:
    """Make the chosen index exist and the others not; SQLite does each by itself, PostgreSQL all at once."""
    with resources.engine.begin() as connection:
        for choice, statement in INDEXES.items():
            if choice == setting.choice:
                connection.execute(text(statement))
            else:
                connection.execute(text(f"DROP INDEX IF EXISTS ix_tasks_{choice}"))
        if connection.dialect.name == "postgresql":  # it weighs plans by statistics; SQLite's choice here is clear
            connection.execute(text("ANALYZE tasks"))


FEATURE = Feature(
    id="data.index",
    title="Index on owner_id",
    summary="Which index the table tasks has for finding one owner's rows.",
    teaches="Scan against search, sorting for free, the price of writes.",
    choices=(
        ChoiceInfo(value="none", label="none", summary="Every row is read."),
        ChoiceInfo(value="owner", label="owner", summary="Finds the owner's rows, then sorts them."),
        ChoiceInfo(value="owner_created", label="owner+created", summary="Finds them in the wanted order."),
        ChoiceInfo(value="covering", label="covering", summary="Finds them without touching the table."),
    ),
    default="none",
    effect=apply,
)
