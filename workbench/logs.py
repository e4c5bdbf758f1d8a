"""The workbench's log: a rotating file in the data folder, with secrets masked before they reach it."""

import logging
import re
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

MAX_BYTES = 1_000_000
KEPT_FILES = 3
log = logging.getLogger(__name__)
_FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_THEN = r"(?:['\"]?\s*[:=]|['\"]\s*,)\s*(?:b(?=['\"]))?"
"""Between a name and its value: in headers, JSON, query strings, and in Python's lists of pairs."""
_PLAIN = r"[^\s'\",}&]+(?:,[^\s'\",}&]+)*"
_SECRETS = (
    (re.compile(rf"(?i)(authorization{_THEN}['\"]?(?:(?:basic|bearer|digest|token)\s+)?){_PLAIN}"), r"\1***"),
    (re.compile(rf"(?i)(\b(?:set-)?cookie{_THEN}['\"]?)[^\r\n'\"}}]+"), r"\1***"),
    (
        re.compile(
            rf"(?i)((?:passw(?:or)?d|token|secret|session|api[-_]?key){_THEN})"
            rf"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|['\"].*|{_PLAIN})"
        ),
        r"\1***",
    ),
    (re.compile(r"(://[^:/@\s]*:)[^/?#\s]+@"), r"\1***@"),
    (re.compile(r"(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]+"), "***"),
)


_known: list[Callable[[str], str]] = []
"""Logging itself is global, and so is what has to stay out of it."""


def cover(mask: Callable[[str], str]) -> None:
    """Let this have each line as well: it covers secrets whose values are known. The last one given counts."""
    _known[:] = [mask]


def mask(text: str) -> str:
    """The text without passwords, tokens and cookies."""
    for known in _known:
        text = known(text)
    for pattern, replacement in _SECRETS:
        text = pattern.sub(replacement, text)
    return text


class MaskingFormatter(logging.Formatter):
    """Masks secrets in the finished line, so that none hides in an exception."""

    def format(self, record: logging.LogRecord) -> str:
        return mask(super().format(record))


def set_up_logging(folder: Path, name: str = "workbench.log") -> Path:
    """Send everything of level INFO and above to the rotating file; returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    handler = RotatingFileHandler(path, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True)
    handler.setFormatter(MaskingFormatter(_FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    return path


def log_uncaught() -> None:
    """Send what nobody caught to the log as well as to stderr: a window started by a click has no terminal."""
    show, show_in_thread = sys.excepthook, threading.excepthook

    def uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            log.critical("nobody caught this", exc_info=(kind, error, trace))
        show(kind, error, trace)

    def uncaught_in_thread(caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            error = (caught.exc_type, caught.exc_value, caught.exc_traceback)
            log.critical("nobody caught this in thread %s", caught.thread and caught.thread.name, exc_info=error)
        show_in_thread(caught)

    sys.excepthook, threading.excepthook = uncaught, uncaught_in_thread


def last_lines(path: Path, count: int = 100) -> tuple[str, ...]:
    """The end of a log file; nothing when there is none."""
    try:
        return tuple(path.read_text(encoding="utf-8", errors="replace").splitlines()[-count:])
    except OSError:
        return ()
