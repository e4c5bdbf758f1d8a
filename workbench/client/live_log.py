"""Keeps what a live connection says: the newest messages at hand, the contents in a file under a cap."""

import json
import threading
import time
from collections import deque
from pathlib import Path

from workbench.core.live import PREVIEW_CHARS, Direction, LiveMessage

KEPT_MESSAGES = 10_000
FILE_BYTES = 256 << 20
_PREVIEW_BYTES = PREVIEW_CHARS * 4


class LiveLog:
    """Written on the asyncio thread, read by the window; both may come at any time."""

    def __init__(self, path: Path, kept: int = KEPT_MESSAGES, cap_bytes: int = FILE_BYTES) -> None:
        self.path = path
        self._messages: deque[LiveMessage] = deque(maxlen=kept)
        self._lock = threading.Lock()
        self._cap_bytes = cap_bytes
        self._used = 0
        self._count = 0
        self._file = path.open("wb")
        self.open = True
        """Whether more may come."""
        self.bytes_in = 0
        self.bytes_out = 0
        self.last_event_id = ""

    @property
    def count(self) -> int:
        """Messages so far, those that are not at hand any more included."""
        return self._count

    @property
    def spilled(self) -> int:
        """Messages that only the file has; those past its cap are gone."""
        return self._count - len(self._messages)

    def add(
        self, direction: Direction, kind: str, content: bytes, *, text: str | None = None, event_id: str = ""
    ) -> None:
        """Note a message; ``text`` is what to show of a content that isn't text itself."""
        shown = content[:_PREVIEW_BYTES].decode("utf-8", "replace") if text is None else text
        with self._lock:
            self._count += 1
            offset = self._write(content) if direction != "note" else -1
            self._messages.append(
                LiveMessage(
                    self._count, time.time(), direction, kind, shown[:PREVIEW_CHARS], len(content), event_id, offset
                )
            )
            self.bytes_in += len(content) if direction == "in" else 0
            self.bytes_out += len(content) if direction == "out" else 0

    def since(self, number: int) -> list[LiveMessage]:
        """The messages at hand that came after a number, oldest first."""
        with self._lock:
            missing = min(self._count - number, len(self._messages))
            if missing <= 0:
                return []
            if missing == len(self._messages):
                return list(self._messages)
            return [self._messages[index - missing] for index in range(missing)]

    def content(self, message: LiveMessage) -> bytes | None:
        """All of a message; None when the file's cap was reached before it came."""
        if message.offset < 0:
            return None
        with self._lock:
            if not self._file.closed:
                self._file.flush()
        with self.path.open("rb") as file:
            file.seek(message.offset)
            return file.read(message.size)

    def save(self, target: Path) -> None:
        """Write the messages at hand as lines of JSON."""
        with target.open("w", encoding="utf-8") as file:
            for message in self.since(0):
                content = self.content(message)
                file.write(json.dumps(_line(message, content), ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Nothing more will come; what there is stays readable."""
        with self._lock:
            self.open = False
            self._file.close()

    def _write(self, content: bytes) -> int:
        if self._used + len(content) > self._cap_bytes or self._file.closed:
            return -1
        offset = self._used
        self._file.write(content)
        self._used += len(content)
        return offset


def _line(message: LiveMessage, content: bytes | None) -> dict[str, object]:
    line: dict[str, object] = {"at": message.at, "direction": message.direction, "kind": message.kind}
    if message.event_id:
        line["id"] = message.event_id
    if content is None:
        return {**line, "text": message.preview, "size": message.size, "complete": message.size <= len(message.preview)}
    try:
        return {**line, "text": content.decode()}
    except UnicodeDecodeError:
        return {**line, "hex": content.hex()}
