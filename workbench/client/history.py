"""History on disk: every send in a SQLite file that can be searched, shared by two windows, and grows to a cap only.

Every call opens its own connection, so any thread may make it; call from a worker thread.
"""

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from workbench.core import draft_json
from workbench.core.history import HistoryEntry, HistoryRecord
from workbench.core.request import NoBody, RequestDraft

VERSION = 2
_MAX_BODY_CHARS = 256 * 1024
_COLUMNS = "id, sent_at, method, url, outcome, duration_ms, response_bytes, exchange_id"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS sends (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sent_at REAL NOT NULL,
    method TEXT NOT NULL,
    url TEXT NOT NULL,
    outcome TEXT NOT NULL,
    duration_ms REAL NOT NULL,
    response_bytes INTEGER NOT NULL,
    draft TEXT NOT NULL,
    exchange_id TEXT NOT NULL DEFAULT ''
);
"""


class HistoryError(Exception):
    """History can't be used just now; the message is for the learner."""


class History:
    """Remembers sends, the oldest forgotten first. A file it can't read is set aside, never overwritten."""

    def __init__(self, path: Path, *, keep: int = 5_000, keep_bytes: int = 32 << 20) -> None:
        self._path = path
        self._keep = keep
        self._keep_bytes = keep_bytes
        self._ready = False
        self.notice = ""
        """What happened to the file, when something did: shown once."""

    def add(self, record: HistoryRecord) -> int:
        """Write one send down, without the passwords, tokens and keys of its Auth tab and headers; the body as typed.

        Gives its number.

        Raises:
            HistoryError: when the file can't be written.
        """
        draft = draft_json.without_secrets(record.draft)
        text = draft_json.dump(draft)
        if len(text) > _MAX_BODY_CHARS:
            text = draft_json.dump(_without_body(draft))
        with self._open() as database:
            added = database.execute(
                "INSERT INTO sends (sent_at, method, url, outcome, duration_ms, response_bytes, draft, exchange_id) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    record.sent_at,
                    record.draft.method,
                    record.url,
                    record.outcome,
                    record.duration_ms,
                    record.response_bytes,
                    text,
                    record.exchange_id,
                ),
            )
            self._forget_oldest(database)
            return int(added.lastrowid or 0)

    def search(self, words: str = "", limit: int = 200) -> tuple[HistoryEntry, ...]:
        """The newest sends in which every word turns up: in method, URL, outcome or what was typed.

        Raises:
            HistoryError: when the file can't be read.
        """
        tests, values = [], []
        for word in words.split():
            tests.append("(method || ' ' || url || ' ' || outcome || ' ' || draft) LIKE ? ESCAPE '\\'")
            values.append(f"%{_escaped(word)}%")
        where = f"WHERE {' AND '.join(tests)} " if tests else ""
        query = f"SELECT {_COLUMNS} FROM sends {where}ORDER BY id DESC LIMIT ?"
        with self._open() as database:
            return tuple(HistoryEntry(*row) for row in database.execute(query, (*values, limit)))

    def count(self) -> int:
        with self._open() as database:
            return int(database.execute("SELECT count(*) FROM sends").fetchone()[0])

    def draft(self, entry_id: int) -> RequestDraft | None:
        """What was sent, to be opened again; None when it was forgotten meanwhile."""
        with self._open() as database:
            row = database.execute("SELECT draft FROM sends WHERE id = ?", (entry_id,)).fetchone()
        try:
            return draft_json.load(row[0]) if row else None
        except ValueError as error:
            raise HistoryError("This entry can't be read; it is left as it is.") from error

    def clear(self) -> None:
        """Forget everything."""
        with self._open() as database:
            database.execute("DELETE FROM sends")

    def _forget_oldest(self, database: sqlite3.Connection) -> None:
        database.execute("DELETE FROM sends WHERE id <= (SELECT max(id) FROM sends) - ?", (self._keep,))
        used = database.execute("SELECT total(length(draft)) FROM sends").fetchone()[0]
        if used > self._keep_bytes:
            database.execute(
                "DELETE FROM sends WHERE id <= (SELECT id FROM sends ORDER BY id LIMIT 1 OFFSET ?)", (100,)
            )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            if not self._ready:
                self._prepare()
            with contextlib.closing(self._connect()) as database, database:
                yield database
        except (sqlite3.Error, OSError) as error:
            raise HistoryError(f"History can't be used: {error}.") from error

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=5)

    def _prepare(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._make_tables()
        except sqlite3.OperationalError:
            raise  # locked, or no room: the file itself may be sound
        except sqlite3.DatabaseError as error:
            self._set_aside(str(error))
            self._make_tables()
        self._ready = True

    def _make_tables(self) -> None:
        with contextlib.closing(self._connect()) as database:
            found = int(database.execute("PRAGMA user_version").fetchone()[0])
            if found > VERSION:
                raise sqlite3.DatabaseError(f"it was written by a newer version ({found})")
            database.execute("PRAGMA journal_mode = WAL")
            if found == 1:
                database.execute("ALTER TABLE sends ADD COLUMN exchange_id TEXT NOT NULL DEFAULT ''")
            database.executescript(_SCHEMA)
            database.execute(f"PRAGMA user_version = {VERSION}")

    def _set_aside(self, why: str) -> None:
        aside = self._path.with_name(f"{self._path.name}.broken-{int(time.time())}")
        self._path.replace(aside)
        for suffix in ("-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        self.notice = f"History could not be read ({why}). It was set aside as {aside.name}, and a new one begun."


def _without_body(draft: RequestDraft) -> RequestDraft:
    return replace(draft, body=NoBody())


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
