"""What can be done with the cookie jar: throw one cookie out, or all."""

from PySide6.QtCore import QObject

from workbench.core.cookies import EMPTY_JAR
from workbench.state.cookies import CookiesStore


class CookieActions(QObject):
    """Changes the jar."""

    def __init__(self, store: CookiesStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store

    def remove(self, key: tuple[str, str, str]) -> None:
        """Throw one out, named by domain, path and name."""
        self._store.replace(self._store.snapshot.without(key))

    def clear(self) -> None:
        """Throw all out."""
        self._store.replace(EMPTY_JAR)
