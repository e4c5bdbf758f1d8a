"""The one kind of state the window has: a frozen snapshot that is replaced whole, and a signal that says so."""

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

Snapshot = TypeVar("Snapshot")


class Store(QObject, Generic[Snapshot]):
    """Holds the current snapshot of one concern. Used on the UI thread only.

    Signals:
        changed: Emitted with the new snapshot after it was replaced by a different one.
    """

    changed = Signal(object)

    def __init__(self, initial: Snapshot, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._snapshot = initial

    @property
    def snapshot(self) -> Snapshot:
        """The current snapshot."""
        return self._snapshot

    def replace(self, snapshot: Snapshot) -> None:
        """Swap the snapshot and tell, unless nothing differs."""
        if snapshot == self._snapshot:
            return
        self._snapshot = snapshot
        self.changed.emit(snapshot)
