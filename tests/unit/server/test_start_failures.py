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


@pytest.mark.parametrize(
    "url", ["postgresql:/me:hush@host/name", "postgresql://me:hu/hush@host", "postgresql://me:a@host:hush@x/y"]
)
def test_a_url_that_nobody_can_read_tells_no_password(url: str) -> None:
    failure = database_failure(ValueError("invalid literal for int(): 'hush@x'"), url)

    assert "hush" not in f"{failure.what} {failure.why} {failure.what_to_do}"


def test_a_start_error_is_passed_on() -> None:
    error = StartError("a", "b")

    assert database_failure(error, "sqlite://") is error
