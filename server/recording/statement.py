"""One SQL statement as it ran: raw facts, kept cheap, made readable only when somebody looks."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

from server.contract.traces import StatementTrace

SERVER_DIR = Path(__file__).resolve().parent.parent
_LITERALS = re.compile(r"'(?:[^']|'')*'|\b\d+(?:\.\d+)?\b")
_LISTS = re.compile(r"\(\s*\?(?:\s*,\s*\?)+\s*\)")
_PLACEHOLDERS = re.compile(r"%\([A-Za-z0-9_]+\)s(?:::\w+)?|%s(?:::\w+)?|:[A-Za-z_]\w*")
_SPACE = re.compile(r"\s+")
_SECRET = re.compile(r"password|secret|token|hash", re.IGNORECASE)
_LONGEST_PARAM = 80
_MOST_PARAMS = 12


class Statement:
    """What a cursor noted while it ran one statement; times are ``perf_counter_ns``."""

    __slots__ = ("caller", "duration_ns", "error", "line", "params", "rows", "sql", "started_ns", "vm_steps")

    def __init__(self, sql: str, params: Any, started_ns: int, caller: CodeType | None = None, line: int = 0) -> None:
        self.sql = sql
        self.params = params
        self.started_ns = started_ns
        self.duration_ns = 0
        self.rows = 0
        self.vm_steps: int | None = None
        self.caller = caller
        self.line = line
        self.error = ""

    @property
    def size_bytes(self) -> int:
        """A rough weight, for the cap of the trace store."""
        return 400 + 60 * (len(self.params) if isinstance(self.params, Sequence) else 1)

    def trace(self, index: int, started_ns: int) -> StatementTrace:
        """The statement as it is shown, with times relative to the record's start."""
        return StatementTrace(
            index=index,
            sql=self.sql,
            params=shown_params(self.sql, self.params),
            start_ms=(self.started_ns - started_ns) / 1e6,
            duration_ms=self.duration_ns / 1e6,
            rows=self.rows,
            vm_steps=self.vm_steps,
            caller=f"{relative_path(self.caller.co_filename)}:{self.line}" if self.caller else "",
            fingerprint=fingerprint(self.sql),
            error=self.error,
        )


@lru_cache(maxsize=2048)
def fingerprint(sql: str) -> str:
    """The statement with values and lengths of lists taken out, equal for repeats."""
    text = _PLACEHOLDERS.sub("?", _LITERALS.sub("?", sql))
    return _SPACE.sub(" ", _LISTS.sub("(?…)", text)).strip()


@lru_cache(maxsize=1024)
def relative_path(filename: str) -> str:
    """A source file as seen from the server package: 'domains/tasks/repository.py'."""
    path = Path(filename)
    return path.relative_to(SERVER_DIR).as_posix() if path.is_relative_to(SERVER_DIR) else path.name


def shown_params(sql: str, params: Any) -> str:
    """Bound values for the eye: shortened, and hidden when the statement handles secrets."""
    if not params:
        return ""
    if _SECRET.search(sql) and "WHERE" not in sql.upper():
        return f"({len(params)} values hidden: the statement writes a secret)"
    pairs = [(str(name), value) for name, value in params.items()] if isinstance(params, dict) else None
    if pairs is not None:
        return ", ".join(f"{name}={_shown(value, name)}" for name, value in pairs[:_MOST_PARAMS])
    shown = ", ".join(_shown(value) for value in params[:_MOST_PARAMS])
    return shown + (f", … ({len(params)} values)" if len(params) > _MOST_PARAMS else "")


def _shown(value: object, name: str = "") -> str:
    if _SECRET.search(name) or (isinstance(value, str) and value.startswith("$argon2")):
        return "•••"
    text = repr(value)
    return text if len(text) <= _LONGEST_PARAM else text[:_LONGEST_PARAM] + "…"
