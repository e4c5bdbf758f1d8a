from sqlalchemy import text

from server.recording.record import CURRENT, Record


def test_sqlite_is_set_up_for_several_writers(resources) -> None:
    with resources.engine.connect() as connection:
        pragmas = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "foreign_keys")]

    assert pragmas == ["wal", 1]


def test_setting_up_a_connection_is_no_requests_work(resources, tiny) -> None:
    record = Record({"method": "GET", "path": "/", "query_string": b""}, tiny.pipeline.stack)
    resources.engine.dispose()
    token = CURRENT.set(record)
    try:
        with resources.engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    finally:
        CURRENT.reset(token)

    assert [statement.sql for statement in record.statements] == ["SELECT 1"]
