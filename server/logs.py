"""The process's log: plain lines on stderr for the parent, and the last of them in memory for the control listener."""

import logging
import sys
from collections import deque

KEPT_LINES = 2000
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class LineRing(logging.Handler):
    """Keeps the last formatted lines."""

    def __init__(self, length: int = KEPT_LINES) -> None:
        super().__init__()
        self.setFormatter(logging.Formatter(_FORMAT))
        self._lines: deque[str] = deque(maxlen=length)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record, a traceback as several lines."""
        self._lines.extend(self.format(record).splitlines())

    def last(self, count: int) -> list[str]:
        """The newest lines, oldest first."""
        return list(self._lines)[-count:] if count > 0 else []


def set_up_logging() -> LineRing:
    """Send every logger to stderr and to a ring, and return the ring."""
    ring = LineRing()
    stderr = logging.StreamHandler(sys.stderr)
    stderr.setFormatter(logging.Formatter(_FORMAT))
    logging.basicConfig(level=logging.INFO, handlers=[ring, stderr], force=True)
    for chatty in ("uvicorn.error", "asyncio", "server.engines"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    return ring
