"""Frees cyclic garbage on the UI thread only: a widget freed by the collector on the asyncio thread crashes Qt."""

import gc

from PySide6.QtCore import QObject, QTimer

from workbench.core.garbage import collect_if_due

EVERY_MS = 500


class GarbageOnUiThread(QObject):
    """Takes the place of the automatic collector between ``begin`` and ``end``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(collect_if_due)

    def begin(self) -> None:
        """What is there by now stays until the end: it need not be looked at again and again."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def end(self) -> None:
        """Give the work back to the interpreter."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
