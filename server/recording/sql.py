"""Statements on databases that fetch while they execute (PostgreSQL), and the line of ours that sent a statement."""

import sys
from time import perf_counter_ns
from types import CodeType
from typing import Any

from sqlalchemy import Engine, event

from server.recording.record import current
from server.recording.statement import SERVER_DIR, Statement

_OURS = str(SERVER_DIR)
_NOT_CALLERS = (str(SERVER_DIR / "recording"), str(SERVER_DIR / "database.py"), str(SERVER_DIR / "pipeline.py"))
_MOST_FRAMES = 60
_known: dict[CodeType, bool] = {}


def our_caller() -> tuple[CodeType | None, int]:
    """The nearest frame of our own domain code, by code object and line."""
    frame = sys._getframe(2)
    for _ in range(_MOST_FRAMES):
        code = frame.f_code
        ours = _known.get(code)
        if ours is None:
            ours = _known[code] = _is_ours(code.co_filename)
        if ours:
            return code, frame.f_lineno
        if frame.f_back is None:
            break
        frame = frame.f_back
    return None, 0


def _is_ours(filename: str) -> bool:
    return filename.startswith(_OURS) and not filename.startswith(_NOT_CALLERS)


def record_events(engine: Engine) -> None:
    """Note every statement of an engine by SQLAlchemy's cursor events."""
    event.listen(engine, "before_cursor_execute", _begin)
    event.listen(engine, "after_cursor_execute", _end)
    event.listen(engine, "handle_error", _failed)


def _begin(_connection: Any, _cursor: Any, sql: str, parameters: Any, context: Any, many: bool) -> None:
    record = current()
    if record is None or context is None:
        return
    caller, line = our_caller()
    noted = Statement(sql, parameters[0] if many and parameters else parameters, perf_counter_ns(), caller, line)
    record.statements.append(noted)
    context.recorded_statement = noted


def _end(_connection: Any, cursor: Any, _sql: str, _parameters: Any, context: Any, _many: bool) -> None:
    noted: Statement | None = getattr(context, "recorded_statement", None)
    if noted is not None:
        noted.duration_ns = perf_counter_ns() - noted.started_ns
        noted.rows = max(cursor.rowcount, 0)


def _failed(context: Any) -> None:
    noted: Statement | None = getattr(context.execution_context, "recorded_statement", None)
    if noted is not None:
        noted.duration_ns = perf_counter_ns() - noted.started_ns
        noted.error = f"{type(context.original_exception).__name__}: {context.original_exception}"
