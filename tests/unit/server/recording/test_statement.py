import pytest

from server.recording.statement import Statement, fingerprint, shown_params


@pytest.mark.parametrize(
    ("sql", "same"),
    [
        ("SELECT a FROM t WHERE id = 7", "SELECT a FROM t WHERE id = ?"),
        ("SELECT a FROM t WHERE name = 'it''s'", "SELECT a FROM t WHERE name = ?"),
        ("SELECT a\n  FROM t WHERE id IN (?, ?, ?)", "SELECT a FROM t WHERE id IN (?…)"),
        ("SELECT a FROM t WHERE id = %(id_1)s::INTEGER", "SELECT a FROM t WHERE id = ?"),
        ("SELECT a1 FROM t2", "SELECT a1 FROM t2"),
    ],
)
def test_repeats_share_a_fingerprint(sql: str, same: str) -> None:
    assert fingerprint(sql) == same


def test_values_are_shown_short_and_secrets_hidden() -> None:
    assert shown_params("SELECT ?", (1, "x")) == "1, 'x'"
    assert shown_params("SELECT ?", ("y" * 500,)).endswith("…")
    assert shown_params("SELECT ?", tuple(range(50))).endswith("(50 values)")
    assert "hush" not in shown_params("INSERT INTO users (password_hash) VALUES (?)", ("hush",))
    assert shown_params("SELECT 1 WHERE p = %(password)s", {"password": "hush"}) == "password=•••"
    assert shown_params("SELECT 1", ()) == ""


def test_times_are_shown_from_the_records_start() -> None:
    statement = Statement("SELECT 1", (), started_ns=3_000_000)
    statement.duration_ns = 500_000

    trace = statement.trace(4, started_ns=1_000_000)

    assert (trace.index, trace.start_ms, trace.duration_ms, trace.vm_steps) == (4, 2.0, 0.5, None)
