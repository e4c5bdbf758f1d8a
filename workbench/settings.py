"""What the window remembers of itself: theme, sizes, open tabs. One versioned file, saved soon after a change."""

import logging
from collections.abc import Mapping
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.files import read_versioned, write_versioned

FORMAT = 1
SAVE_AFTER_MS = 300
log = logging.getLogger(__name__)


class SettingsStore(QObject):
    """Named JSON values. Keys it doesn't know survive a save, so an older version loses nothing of a newer one.

    Signals:
        changed: Emitted with the key whose value was replaced.
    """

    changed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        read = read_versioned(path, FORMAT)
        self._values: dict[str, Any] = dict(read.content)
        self._unsaved: set[str] = set()
        self.message = read.message
        """Why the file could not be read at the start; empty when it could."""
        self._save = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._save.timeout.connect(self._hand_over)
        self._writing: Thread | None = None

    @property
    def values(self) -> Mapping[str, Any]:
        """All values, read-only."""
        return MappingProxyType(self._values)

    def get(self, key: str, default: Any = None) -> Any:
        return self._values.get(key, default)

    def set(self, key: str, value: Any) -> None:
        """Replace a value by something JSON can hold; it is written a moment later."""
        if self._values.get(key) == value and key in self._values:
            return
        self._values[key] = value
        self._unsaved.add(key)
        self._save.start()
        self.changed.emit(key)

    def flush(self) -> None:
        """Wait until all is written; for the end of the program."""
        self._save.stop()
        self._hand_over()
        if self._writing is not None:
            self._writing.join()

    def _hand_over(self) -> None:
        if self._unsaved:
            mine = {key: self._values[key] for key in self._unsaved}
            self._unsaved.clear()
            self._writing = Thread(target=self._write, args=(mine, self._writing), name="settings")
            self._writing.start()

    def _write(self, mine: Mapping[str, Any], earlier: Thread | None) -> None:
        """Write what changed here, and keep what another window has written since. Away from the window's thread."""
        if earlier is not None:
            earlier.join()
        kept = read_versioned(self._path, FORMAT)
        if kept.message:
            log.warning(kept.message)
        try:
            write_versioned(self._path, FORMAT, {**kept.content, **mine})
        except OSError as error:
            log.warning("settings were not saved: %s", error)
            self._unsaved.update(mine)  # the next save takes them along
