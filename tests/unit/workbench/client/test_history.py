"""History on disk: search, caps, secrets, broken files, two windows."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.client.history import VERSION, History, HistoryError
from workbench.core.history import HistoryRecord
from workbench.core.request import BearerAuth, JsonBody, NoBody, RequestDraft


def record(number: int = 1, url: str = "http://h/tasks", draft: RequestDraft | None = None) -> HistoryRecord:
    return HistoryRecord(float(number), draft or RequestDraft(), url, "200", 1.5, 10)


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "history.sqlite")


def test_sends_come_back_newest_first_and_reopen_as_drafts(history: History) -> None:
    draft = RequestDraft("POST", "/x", body=JsonBody('{"a": 1}'))
    history.add(record(1))
    history.add(record(2, "http://h/x", draft))

    newest, oldest = history.search()

    assert (newest.url, oldest.url) == ("http://h/x", "http://h/tasks")
    assert history.draft(newest.id) == draft
    assert history.draft(999) is None


def test_every_word_must_turn_up_and_signs_are_taken_literally(history: History) -> None:
    history.add(record(1, "http://h/a_b", RequestDraft("DELETE")))
    history.add(record(2, "http://h/acb", RequestDraft("DELETE")))

    assert [entry.url for entry in history.search("delete a_b")] == ["http://h/a_b"]
    assert history.search("%") == ()
    assert len(history.search("200")) == 2


def test_secrets_are_not_written_down(history: History, tmp_path: Path) -> None:
    history.add(record(draft=RequestDraft(auth=BearerAuth("t0ps3cret"))))

    assert all(b"t0ps3cret" not in path.read_bytes() for path in tmp_path.iterdir())


def test_the_oldest_are_forgotten_at_the_cap(tmp_path: Path) -> None:
    history = History(tmp_path / "h.sqlite", keep=3)
    for number in range(5):
        history.add(record(number, f"http://h/{number}"))

    assert [entry.url[-1] for entry in history.search()] == ["4", "3", "2"]


def test_a_huge_body_is_left_out(history: History) -> None:
    history.add(record(draft=RequestDraft("POST", body=JsonBody("x" * 300_000))))

    reopened = history.draft(history.search()[0].id)

    assert reopened is not None
    assert reopened.body == NoBody()


def test_a_broken_file_is_set_aside_with_a_message(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    path.write_bytes(b"this is no database" * 100)
    history = History(path)

    history.add(record())

    assert history.count() == 1
    assert "set aside" in history.notice
    assert [one.read_bytes()[:7] for one in tmp_path.glob("*.broken-*")] == [b"this is"]


def test_a_file_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA user_version = {VERSION + 1}")
    database.close()
    history = History(path)

    assert history.search() == ()
    assert "newer version" in history.notice


def test_two_windows_share_it(tmp_path: Path) -> None:
    one, other = History(tmp_path / "h.sqlite"), History(tmp_path / "h.sqlite")
    one.add(record(1))
    other.add(record(2))

    assert one.count() == other.count() == 2


def test_clearing_forgets_all(history: History) -> None:
    history.add(record())
    history.clear()

    assert history.search() == ()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(HistoryError, match="History can't be used"):
        History(tmp_path / "file" / "history.sqlite").add(record())


def test_an_older_file_is_taken_over_and_numbers_lead_to_exchanges(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.execute(
            "CREATE TABLE sends (id INTEGER PRIMARY KEY AUTOINCREMENT, sent_at REAL NOT NULL, method TEXT NOT NULL, "
            "url TEXT NOT NULL, outcome TEXT NOT NULL, duration_ms REAL NOT NULL, response_bytes INTEGER NOT NULL, "
            "draft TEXT NOT NULL)"
        )
        database.execute("INSERT INTO sends VALUES (1, 1.0, 'GET', 'http://h/old', '200', 1.0, 1, '{}')")
        database.execute("PRAGMA user_version = 1")
        database.commit()
    history = History(path)

    number = history.add(replace(record(2), exchange_id="abc"))

    newest, oldest = history.search()
    assert (newest.id, newest.exchange_id) == (number, "abc")
    assert (oldest.url, oldest.exchange_id) == ("http://h/old", "")
