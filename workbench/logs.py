"""The workbench's log: a rotating file in the data folder, with secrets masked before they reach it."""

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

MAX_BYTES = 1_000_000
KEPT_FILES = 3
_FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_SECRETS = (
    (re.compile(r"(?i)(authorization['\"]?\s*[:=]\s*['\"]?(?:bearer|basic)\s+)[^\s'\",]+"), r"\1***"),
    (re.compile(r"(?i)((?:x-workbench-token|x-api-key|set-cookie|cookie)['\"]?\s*[:=]\s*)[^\s,}]+"), r"\1***"),
    (re.compile(r"(?i)(['\"]?(?:password|token|secret|session)['\"]?\s*[:=]\s*['\"]?)[^\s'\",}&]+"), r"\1***"),
    (re.compile(r"(://[^:/@\s]+:)[^@/\s]+@"), r"\1***@"),
    (re.compile(r"\beyJ[\w-]+\.[\w-]+\.[\w-]+"), "***"),
)


def mask(text: str) -> str:
    """The text without passwords, tokens and cookies."""
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


def last_lines(path: Path, count: int = 100) -> tuple[str, ...]:
    """The end of a log file; nothing when there is none."""
    try:
        return tuple(path.read_text(encoding="utf-8", errors="replace").splitlines()[-count:])
    except OSError:
        return ()
