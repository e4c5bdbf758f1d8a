"""Puts the request in front on the clipboard, written down in the kind that was asked for."""

import time
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from workbench.actions.requests import Prepare
from workbench.core.draft_error import DraftError
from workbench.core.export.kinds import kind
from workbench.core.export.outgoing import outgoing
from workbench.core.variables import with_base
from workbench.state.cookies import CookiesStore
from workbench.state.requests import RequestsStore


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
        snapshot = self._store.snapshot
        chosen = kind(kind_id)
        draft, variables = self._prepare(snapshot.current)
        known = with_base(snapshot.base, variables)
        try:
            found = outgoing(draft, known, secrets=secrets, cookies=self._cookies.snapshot, now=time.time())
        except DraftError as error:
            self._tell(self.tr("Nothing was copied. {0}.").format(error))
            return
        QGuiApplication.clipboard().setText(chosen.write(found))
        words = self.tr("Copied as {0}, secrets included.") if secrets else self.tr("Copied as {0}, without secrets.")
        self._tell(words.format(chosen.name))

    def _tell(self, words: str) -> None:
        tab = self._store.snapshot.current
        self._store.replace(self._store.snapshot.with_tab(replace(tab, note=words, before_import=None)))
