import pytest
from sqlalchemy.exc import ArgumentError, OperationalError

from server.settings import StartError
from server.start_failures import database_failure


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ArgumentError("Could not parse"), "sqlite:///path or postgresql"),
        (ModuleNotFoundError("no psycopg", name="psycopg"), "pip install"),
        (OperationalError("SELECT 1", {}, Exception("connection refused")), "connection refused"),
        (ValueError("there is no world 'x', only tasks-1k"), "tasks-1k"),
        (OSError("disk is full"), "disk is full"),
    ],
)
def test_every_reason_is_said(error: Exception, words: str) -> None:
    failure = database_failure(error, "postgresql://me:hush@host/name")

    said = f"{failure.what} {failure.why} {failure.what_to_do}"
    assert words in said
    assert "hush" not in said


def test_a_start_error_is_passed_on() -> None:
    error = StartError("a", "b")

    assert database_failure(error, "sqlite://") is error
