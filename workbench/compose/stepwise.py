"""Imports a large package on the window's own thread without holding it up: a few statements in each of its turns.

Classes of Qt may be made on this thread only: before Python 3.12 Shiboken keeps what it knows of all types in one table
without a lock, and the window dies when another thread makes that table grow while Qt looks into it.
"""

import ast
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec, module_from_spec
from types import ModuleType

from PySide6.QtCore import QObject, QTimer

TURN_S = 0.008


class Stepwise(QObject):
    """Does something step by step, then calls ``then``; made for one time."""

    def __init__(self, steps: Iterator[None], then: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._then = then
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._turn)

    def begin(self) -> None:
        self._timer.start()

    def _turn(self) -> None:
        """Some of it; what fails ends it."""
        end = time.perf_counter() + TURN_S
        try:
            for _ in self._steps:
                if time.perf_counter() > end:
                    return
        except BaseException:
            self._timer.stop()
            raise
        self._timer.stop()
        self._then()
        self.deleteLater()


def awakened(*modules: ModuleType) -> Iterator[None]:
    """Look at every name of some modules of PySide, which makes a class only when it is first looked at."""
    for module in modules:
        for name in dir(module):
            getattr(module, name)
            yield


def imported(package: str) -> Iterator[None]:
    """Run the statements of a top-level package one by one, as its import does; nothing when it is there already."""
    if package in sys.modules:
        return
    spec = find_spec(package)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(f"No module named {package!r}", name=package)
    source: str = spec.loader.get_source(package)  # type: ignore[attr-defined]  # a file's loader has it
    module = module_from_spec(spec)
    sys.modules[package] = module
    try:
        for statement in ast.parse(source).body:
            exec(compile(ast.Module([statement], []), spec.origin or package, "exec", dont_inherit=True), vars(module))
            yield
    except BaseException:
        sys.modules.pop(package, None)
        raise
