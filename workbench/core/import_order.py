"""Tells what a module needs that is not imported yet, in the order of need, by reading code instead of running it.

With it a big part of the program can be imported in short steps, and the thread of each step can be chosen: classes
that know Qt are made on the window's thread only, for PySide is not safe against two threads at that.
"""

import dis
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.abc import InspectLoader
from importlib.machinery import ModuleSpec, PathFinder

_OURS = ("workbench", "server", "lessons")
_WITH_QT = (
    *("PySide6", "shiboken6", "pyqtgraph"),
    *("workbench.ui", "workbench.actions", "workbench.state", "workbench.compose", "workbench.window"),
    *("workbench.bridge", "workbench.settings", "workbench.diagnostics", "workbench.qt_imports"),
)
"""As the import contracts of ``pyproject.toml`` keep it."""


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """Names of modules, each behind those that it needs."""

    anywhere: tuple[str, ...]
    """Those that know nothing of Qt."""
    on_ui_thread: tuple[str, ...]


def import_order(module: str) -> ImportOrder:
    """What has to be imported for a module, and last itself. What stands only under TYPE_CHECKING isn't needed."""
    found: dict[str, None] = {}
    _visit(module, found, set())
    with_qt = tuple(name for name in found if _knows_qt(name))
    return ImportOrder(tuple(name for name in found if not _knows_qt(name)), with_qt)


def _visit(module: str, found: dict[str, None], seen: set[str]) -> None:
    if module in seen or module in sys.modules:
        return
    seen.add(module)
    package = module.rpartition(".")[0]
    if package:
        _visit(package, found, seen)
    if module.partition(".")[0] in _OURS:
        for needed in _needed(module):
            _visit(needed, found, seen)
    found[module] = None


def _knows_qt(module: str) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in _WITH_QT)


def _needed(module: str) -> Iterator[str]:
    """The modules that its own code imports as it runs."""
    spec = _spec(module)
    if spec is None or not isinstance(spec.loader, InspectLoader):
        return
    code = spec.loader.get_code(module)
    steps = list(dis.get_instructions(code)) if code is not None else []
    skip_to = 0
    for place, step in enumerate(steps):
        if step.argval == "TYPE_CHECKING":
            skip_to = _end_of_branch(steps[place + 1 : place + 4])
        if step.opname == "IMPORT_NAME" and step.offset >= skip_to:
            yield step.argval
            yield from _submodules(step.argval, steps[place - 1].argval)


def _end_of_branch(steps: list[dis.Instruction]) -> int:
    """Where it goes on when the condition before these steps is false."""
    return next((int(step.argval) for step in steps if "JUMP" in step.opname), 0)


def _submodules(package: str, names: object) -> Iterator[str]:
    """Those of the names imported ``from`` a package of ours that are modules, not things in it."""
    if isinstance(names, tuple) and package.partition(".")[0] in _OURS:
        yield from (f"{package}.{name}" for name in names if _spec(f"{package}.{name}") is not None)


@cache
def _spec(module: str) -> ModuleSpec | None:
    """Where a module lies; unlike ``importlib.util.find_spec`` it imports no package for that."""
    package = module.rpartition(".")[0]
    if not package:
        return PathFinder.find_spec(module)
    above = _spec(package)
    places = above.submodule_search_locations if above is not None else None
    return PathFinder.find_spec(module, places) if places is not None else None
