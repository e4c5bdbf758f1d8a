import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.core.masking import Masker
from workbench.logs import KEPT_FILES, MAX_BYTES, cover, last_lines, log_uncaught, mask, set_up_logging

JWT = "eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl"


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield set_up_logging(tmp_path / "logs")
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Authorization: Bearer abc.def", "abc.def"),
        ("authorization: Basic YWxpY2U6cHc=", "YWxpY2U6cHc="),
        ("X-Workbench-Token: Kw7x", "Kw7x"),
        ('{"token": "Kw7x", "port": 8000}', "Kw7x"),
        ("X-API-Key: k-123", "k-123"),
        ("/tasks?api_key=k-123&limit=5", "k-123"),
        ("Cookie: theme=dark; sid=s3cr3t", "s3cr3t"),
        ("Set-Cookie: session=s3cr3t; HttpOnly", "s3cr3t"),
        ("{'cookie': 'session=s3cr3t'}", "s3cr3t"),
        ("password=hunter2&next=/", "hunter2"),
        ('{"password":"hunter2"}', "hunter2"),
        ("postgresql://bench:hunter2@localhost/bench", "hunter2"),
        (f"got {JWT} back", JWT),
        ("Authorization: Token abc123", "abc123"),
        ("authorization=abc123", "abc123"),
        ("[('authorization', 'Bearer abc123')]", "abc123"),
        ("(b'authorization', b'Bearer abc123')", "abc123"),
        ("(b'cookie', b'sid=s3cr3t')", "s3cr3t"),
        ('{"password": "correct horse battery"}', "horse"),
        (r'{"password": "with a \" in it"}', "in it"),
        ('{"password": "cut off', "cut"),
        ("password=ab,cd&next=/", "cd"),
        ("passwd=hunter2", "hunter2"),
        ("redis://:hunter2@localhost:6379", "hunter2"),
        ("postgresql://bench:at@home@localhost/bench", "home"),
    ],
)
def test_secrets_are_masked(text: str, secret: str) -> None:
    assert secret not in mask(text)
    assert "***" in mask(text)


def test_a_secret_whose_value_is_known_is_covered_whatever_stands_around_it() -> None:
    cover(Masker(["open sesame"]).mask)
    try:
        assert mask("GET /open%20sesame, said open sesame") == "GET /••••, said ••••"
    finally:
        cover(Masker().mask)


def test_what_is_no_secret_stays() -> None:
    line = "GET http://127.0.0.1:8000/tasks?limit=5 200 in 3.1 ms, sessions: 4 open"

    assert mask(line) == line


def test_the_names_around_a_secret_stay() -> None:
    line = '{"user": "alice", "password": "hunter2", "port": 8000}'

    assert mask(line) == '{"user": "alice", "password": ***, "port": 8000}'


def test_a_long_text_that_nearly_holds_tokens_is_read_once() -> None:
    text = "eyJ-" * 100_000  # minutes when every 'eyJ' begins a search of its own

    assert mask(text) == text


def test_the_log_masks_also_what_hides_in_an_exception(log_file: Path) -> None:
    log = logging.getLogger("test")
    try:
        raise ValueError("postgresql://bench:hunter2@localhost")
    except ValueError:
        log.exception("it broke with token=%s", "Kw7x")

    written = log_file.read_text(encoding="utf-8")
    assert "it broke" in written
    assert "hunter2" not in written
    assert "Kw7x" not in written


def test_the_log_rotates(log_file: Path) -> None:
    log = logging.getLogger("test")
    for _ in range(6):
        log.info("x" * (MAX_BYTES // 2))

    files = sorted(file.name for file in log_file.parent.iterdir())
    assert log_file.stat().st_size <= MAX_BYTES
    assert 2 <= len(files) <= KEPT_FILES + 1


def test_the_last_lines_of_a_log(log_file: Path) -> None:
    for number in range(5):
        logging.getLogger("test").info("line %d", number)

    assert [line[-6:] for line in last_lines(log_file, 2)] == ["line 3", "line 4"]


def test_no_lines_of_a_log_that_is_not_there(tmp_path: Path) -> None:
    assert last_lines(tmp_path / "none.log") == ()


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    shown: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: shown.append(str(error)))
    monkeypatch.setattr(threading, "excepthook", lambda caught: shown.append(str(caught.exc_value)))
    log_uncaught()
    return shown


def test_what_nobody_caught_is_logged_and_still_shown(hooks: list[str], caplog: pytest.LogCaptureFixture) -> None:
    error = ValueError("lost")

    sys.excepthook(ValueError, error, None)

    assert hooks == ["lost"]
    assert "lost" in caplog.text


def test_what_a_thread_did_not_catch_is_logged(hooks: list[str], caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise ValueError("lost in a thread")

    thread = threading.Thread(target=fail, name="worker")
    thread.start()
    thread.join()

    assert hooks == ["lost in a thread"]
    assert "thread worker" in caplog.text


def test_ctrl_c_is_not_an_error(hooks: list[str], caplog: pytest.LogCaptureFixture) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert caplog.text == ""
