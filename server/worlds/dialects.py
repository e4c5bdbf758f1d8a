"""The few places where SQLite and PostgreSQL spell the seeding differently."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spelling:
    """Fragments of SQL for one database; all arithmetic around them is the same."""

    series: str
    """A common table expression ``series(n)`` that counts from {first} to {last}."""
    moment: str
    """Unix seconds as the type of ``created_at``."""
    day: str
    """Unix seconds as a date."""
    clock: str
    """Seconds since midnight as a time of day."""
    moment_of: str
    """The columns ``days.day`` and ``slots.clock`` as the type of ``created_at``."""
    after: tuple[str, ...] = ()
    """What has to be said once the rows are in."""


SQLITE = Spelling(
    series="RECURSIVE series(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM series WHERE n < {last})",
    moment="datetime({}, 'unixepoch') || '.000000'",
    day="date({}, 'unixepoch')",
    clock="' ' || time({}, 'unixepoch') || '.000000'",
    moment_of="days.day || slots.clock",
)

POSTGRESQL = Spelling(
    series="series(n) AS (SELECT generate_series(CAST({first} AS bigint), CAST({last} AS bigint)))",
    moment="to_timestamp({})",
    day="CAST(to_timestamp({}) AT TIME ZONE 'UTC' AS date)",
    clock="CAST(to_timestamp({}) AT TIME ZONE 'UTC' AS time)",
    moment_of="(days.day + slots.clock) AT TIME ZONE 'UTC'",
    after=tuple(
        f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
        for table in ("users", "tags", "tasks", "posts", "comments")
    ),
)
