"""Keeps a panel's place until its code is imported: what the first paint can do without, comes right after it."""

import asyncio
import importlib
from collections.abc import Callable
from types import ModuleType

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.bridge import Bridge
from workbench.ui.common.focus import chain

Make = Callable[[ModuleType], QWidget]


class PanelLater(QWidget):
    """An empty panel that is filled when ``load`` has imported its module, away from the window's thread."""

    def __init__(self, bridge: Bridge, module: str, make: Make, *, when_shown: bool = False) -> None:
        """``when_shown`` loads it by itself, when it first comes into sight."""
        super().__init__()
        self._when_shown = when_shown
        self._bridge = bridge
        self._module = module
        self._make = make
        self._begun = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def filled(self) -> bool:
        """Whether the panel is there."""
        return self._layout.count() > 0

    def load(self) -> None:
        """Import the module and make the panel; once, however often it is asked for."""
        if not self._begun:
            self._begun = True
            self._bridge.submit(_imported(self._module), self._fill)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._when_shown:
            self.load()

    def _fill(self, module: ModuleType) -> None:
        panel = self._make(module)
        self._layout.addWidget(panel)
        chain(self, panel)


def import_later(bridge: Bridge, module: str, then: Callable[[ModuleType], None]) -> None:
    """Import a module away from the window's thread, then go on with it there."""
    bridge.submit(_imported(module), then)


async def _imported(module: str) -> ModuleType:
    return await asyncio.to_thread(importlib.import_module, module)
