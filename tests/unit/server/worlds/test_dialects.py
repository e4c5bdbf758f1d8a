from sqlalchemy import text
from sqlalchemy.dialects import postgresql

from server.worlds import WORLDS
from server.worlds.dialects import POSTGRESQL
from server.worlds.seed import steps_for


def test_postgresql_hears_nothing_of_sqlite() -> None:
    statements = [
        str(text(step.sql).compile(dialect=postgresql.dialect())) for step in steps_for(WORLDS[0], POSTGRESQL)
    ]

    assert not any(word in sql for sql in statements for word in ("unixepoch", "RECURSIVE"))
    assert any("generate_series" in sql for sql in statements)
