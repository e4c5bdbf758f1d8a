"""Watches for the first paint of a widget's inside after an exchange has ended."""

import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from workbench.core.exchange import Exchange


class PaintWatch(QObject):
    """From the last byte of an answer to the first paint of a view inside the response panel."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self._last_byte = 0.0
        self._painted = 0.0
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def clear(self) -> None:
        """Wait for another answer."""
        self._last_byte = self._painted = 0.0

    def arm(self, exchange: Exchange) -> None:
        """An answer is complete: its last byte came when its phases ended."""
        self._last_byte = exchange.started_at + exchange.phases.total_ms / 1000

    def painted(self) -> bool:
        """Whether the answer has been painted."""
        return self._painted > 0

    @property
    def delay_ms(self) -> float:
        """From the last byte to the paint."""
        return (self._painted - self._last_byte) * 1000

    @property
    def since_last_byte_ms(self) -> float:
        """From the last byte until now."""
        return (time.time() - self._last_byte) * 1000

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._last_byte and not self._painted and self._is_view(watched):
            self._painted = time.time()
        return False

    def _is_view(self, watched: QObject) -> bool:
        """Whether it is the inside of a scrolling view in the panel: where a body is drawn."""
        parent = watched.parent()
        return (
            isinstance(watched, QWidget)
            and isinstance(parent, QAbstractScrollArea)
            and watched is parent.viewport()
            and self._panel.isAncestorOf(watched)
        )
