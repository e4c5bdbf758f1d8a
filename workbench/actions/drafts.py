"""Keeps the open tabs on disk while they are typed in, so that they come back at the next start, also after a crash."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer

from workbench.bridge import Bridge
from workbench.core import tabs_json
from workbench.core.request import RequestDraft
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab

_SAVE_AFTER_MS = 400
Save = Callable[[Mapping[str, Any]], None]
Kept = tuple[tuple[RequestDraft, ...], int]


class DraftKeeper(QObject):
    """Writes shortly after each change; ``save`` does the writing, on a worker thread."""

    def __init__(self, store: RequestsStore, bridge: Bridge, save: Save, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._save = save
        self._saved = _kept(store.snapshot)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_AFTER_MS)
        self._timer.timeout.connect(self._write)
        store.changed.connect(self._note)

    def flush(self) -> None:
        """Write at once what is not written yet; for the end of the program."""
        self._timer.stop()
        if self._has_news():
            self._save(tabs_json.content(*self._saved))

    def _note(self, snapshot: RequestsSnapshot) -> None:
        if _kept(snapshot) != self._saved:
            self._timer.start()

    def _write(self) -> None:
        if self._has_news():
            self._bridge.submit(asyncio.to_thread(self._save, tabs_json.content(*self._saved)))

    def _has_news(self) -> bool:
        kept = _kept(self._store.snapshot)
        news = kept != self._saved
        self._saved = kept
        return news


def restored(saved: tabs_json.SavedTabs, notice: str = "") -> RequestsSnapshot:
    """The open requests as they were saved."""
    tabs = tuple(Tab(number, draft) for number, draft in enumerate(saved.drafts, 1))
    return RequestsSnapshot(tabs, tabs[saved.active].id, notice=notice)


def _kept(snapshot: RequestsSnapshot) -> Kept:
    ids = [tab.id for tab in snapshot.tabs]
    return tuple(tab.draft for tab in snapshot.tabs), ids.index(snapshot.current.id)
