"""Keeps a panel's place until its code is imported: what the first paint can do without, comes right after it."""

import asyncio
import importlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from types import ModuleType

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.bridge import Bridge
from workbench.compose.stepwise import Stepwise
from workbench.core.import_order import import_order
from workbench.ui.common.focus import chain

Make = Callable[[ModuleType], QWidget]


class PanelLater(QWidget):
    """An empty panel that is filled when ``load`` has imported its module."""

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
            import_later(self._bridge, self._module, self._fill)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._when_shown:
            self.load()

    def _fill(self, module: ModuleType) -> None:
        panel = self._make(module)
        self._layout.addWidget(panel)
        chain(self, panel)


def import_later(bridge: Bridge, module: str, then: Callable[[ModuleType], None]) -> None:
    """Import a module in short steps, then go on with it: what knows Qt on the window's thread, all else away from it.

    PySide makes a class for each that is declared, and a window that is busy meanwhile on another thread dies of it.
    """

    def go_on(modules: tuple[str, ...]) -> None:
        Stepwise(_one_by_one(modules), lambda: then(importlib.import_module(module)), bridge).begin()

    bridge.submit(_prepared(module), go_on)


def _one_by_one(modules: tuple[str, ...]) -> Iterator[None]:
    for name in modules:
        importlib.import_module(name)
        yield


async def _prepared(module: str) -> tuple[str, ...]:
    return await asyncio.to_thread(_prepare, module)


def _prepare(module: str) -> tuple[str, ...]:
    """Import all that knows nothing of Qt; tell what is left, in its order."""
    order = import_order(module)
    for name in order.anywhere:
        with suppress(ImportError):  # it may be one that is asked for only to see whether it is there
            importlib.import_module(name)
    return order.on_ui_thread
