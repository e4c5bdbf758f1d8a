"""Brings environments in from a file of Postman's, and writes them as one."""

import asyncio
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.actions.environments import EnvironmentActions
from workbench.bridge import Bridge
from workbench.core.collection import Environment
from workbench.core.export.postman_environment import postman_environment
from workbench.core.imports.postman.environment import import_environment
from workbench.files import write_atomic

_BIGGEST_BYTES = 8 << 20


class EnvironmentTransfer(QObject):
    """Reads and writes beside the UI thread.

    Signals:
        told: How it came out, in words.
    """

    told = Signal(str)

    def __init__(self, environments: EnvironmentActions, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._environments = environments
        self._bridge = bridge

    def read(self, path: Path) -> None:
        """Add the environment of a file; undone like any other change."""
        self._bridge.submit(asyncio.to_thread(_read, path), self._was_read, partial(self._failed, path))

    def write(self, name: str, path: Path) -> None:
        """Write an environment, without the values of its secrets."""
        found = self._environments.snapshot.named(name)
        if found is not None:
            work = asyncio.to_thread(write_atomic, path, postman_environment(found))
            self._bridge.submit(work, partial(self._written, found, path), partial(self._failed, path), lasting=True)

    def _was_read(self, environments: tuple[Environment, ...]) -> None:
        self._environments.bring_in(environments)
        secret = sum(each.secret and bool(each.value) for one in environments for each in one.variables)
        words = self.tr("Imported {0}.").format(environments[0].name)
        kept = self.tr("Values of secrets: {0}, kept where secrets are and in no file.").format(secret)
        self.told.emit(f"{words} {kept}" if secret else words)

    def _written(self, environment: Environment, path: Path, _none: None) -> None:
        secret = sum(one.secret for one in environment.variables)
        words = self.tr("Exported to {0}.").format(path)
        left = self.tr("Secrets, by name and without their values: {0}.").format(secret)
        self.told.emit(f"{words} {left}" if secret else words)

    def _failed(self, path: Path, error: Exception) -> None:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        self.told.emit(self.tr("{0}: {1}").format(path.name, reason))


def _read(path: Path) -> tuple[Environment, ...]:
    size = path.stat().st_size
    if size > _BIGGEST_BYTES:
        raise ValueError(f"The file has {size:,} bytes; environments of more than {_BIGGEST_BYTES:,} are not read.")
    return import_environment(path.read_text(encoding="utf-8-sig", errors="replace")).environments
