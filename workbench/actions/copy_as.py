"""Puts the request in front on the clipboard, written down in the kind that was asked for."""

import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from workbench.actions.requests import Prepare
from workbench.core.draft_error import DraftError
from workbench.core.export.kinds import kind, written
from workbench.core.request import RequestDraft
from workbench.core.variables import with_base
from workbench.files import write_atomic
from workbench.state.cookies import CookiesStore
from workbench.state.requests import RequestsStore, Tab


class CopyAsActions(QObject):
    """Tells in the tab's note what was copied, or why it can't be."""

    def __init__(
        self, store: RequestsStore, cookies: CookiesStore, prepare: Prepare, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._cookies = cookies
        self._prepare = prepare

    def copy(self, kind_id: str, secrets: bool = False) -> None:
        """Copy the draft in front; without ``secrets`` they are written as ``$TOKEN``."""
        self._copy(kind_id, secrets, self._store.snapshot.current)

    def copy_saved(self, kind_id: str, path: str, draft: RequestDraft) -> None:
        """Copy a request of the collection, as its file or the tab that edits it says, without secrets."""
        tabs = self._store.snapshot.tabs
        tab = next((one for one in tabs if one.path == path), Tab(0, draft, path=path))
        self._copy(kind_id, False, tab)

    def _copy(self, kind_id: str, secrets: bool, tab: Tab) -> None:
        try:
            QGuiApplication.clipboard().setText(self._written(kind_id, secrets, tab))
        except DraftError as error:
            self._tell(self.tr("Nothing was copied. {0}.").format(error))
            return
        words = self.tr("Copied as {0}, secrets included.") if secrets else self.tr("Copied as {0}, without secrets.")
        self._tell(words.format(kind(kind_id).name))

    def save(self, kind_id: str, secrets: bool, path: str) -> None:
        """Write the draft in front into a file."""
        try:
            write_atomic(Path(path), self.written(kind_id, secrets) + "\n")
        except (DraftError, OSError) as error:
            self._tell(self.tr("Nothing was saved. {0}.").format(error))
            return
        self._tell(self.tr("Saved as {0}.").format(path))

    def written(self, kind_id: str, secrets: bool = False) -> str:
        """The draft in front in that kind. Raises ``DraftError`` when it can't become a request."""
        return self._written(kind_id, secrets, self._store.snapshot.current)

    def _written(self, kind_id: str, secrets: bool, tab: Tab) -> str:
        draft, variables = self._prepare(tab)
        known = with_base(self._store.snapshot.base, variables)
        return written(kind(kind_id), draft, known, secrets=secrets, cookies=self._cookies.snapshot, now=time.time())

    def _tell(self, words: str) -> None:
        tab = self._store.snapshot.current
        self._store.replace(self._store.snapshot.with_tab(replace(tab, note=words, before_import=None)))
