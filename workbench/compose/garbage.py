"""Frees cyclic garbage on the UI thread only: a widget freed by the collector on the asyncio thread crashes Qt."""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

from workbench.core.garbage import collect_if_due, give_back_memory

EVERY_MS = 500
GIVE_BACK_EVERY_MS = 20_000


class GarbageOnUiThread(QObject):
    """Takes the place of the automatic collector between ``begin`` and ``end``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._modules = 0
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._giving_back = QTimer(self, interval=GIVE_BACK_EVERY_MS)
        self._giving_back.timeout.connect(give_back_memory)

    def begin(self) -> None:
        gc.disable()
        self._spare_what_stays()
        self._timer.start()
        self._giving_back.start()

    def end(self) -> None:
        """Give the work back to the interpreter."""
        self._timer.stop()
        self._giving_back.stop()
        gc.unfreeze()
        gc.enable()

    def _look(self) -> None:
        self._spare_what_stays()
        collect_if_due()

    def _spare_what_stays(self) -> None:
        """What was imported and built right after it stays until the end: it need not be looked at every time."""
        imported = len(sys.modules)
        if imported != self._modules:
            self._modules = imported
            gc.freeze()
