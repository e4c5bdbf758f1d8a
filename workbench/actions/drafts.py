"""Keeps the open tabs on disk while they are typed in, so that they come back at the next start, also after a crash."""

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from workbench.bridge import Bridge
from workbench.core import tabs_json
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab

_SAVE_AFTER_MS = 400


class DraftKeeper(QObject):
    """Writes shortly after each change; ``save`` does the writing, on a worker thread."""

    def __init__(
        self,
        store: RequestsStore,
        bridge: Bridge,
        save: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._save = save
        self._saved = _text(store.snapshot)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_AFTER_MS)
        self._timer.timeout.connect(self._write)
        store.changed.connect(self._note)

    def flush(self) -> None:
        """Write at once what is not written yet; for the end of the program."""
        self._timer.stop()
        text = _text(self._store.snapshot)
        if text != self._saved:
            self._saved = text
            self._save(text)

    def _note(self, _snapshot: RequestsSnapshot) -> None:
        self._timer.start()

    def _write(self) -> None:
        text = _text(self._store.snapshot)
        if text != self._saved:
            self._saved = text
            self._bridge.submit(asyncio.to_thread(self._save, text))


def restored(text: str) -> RequestsSnapshot:
    """The tabs of a saved text; the first ones when it is empty. Raises ValueError when it can't be read."""
    drafts, active = tabs_json.load(text) if text else (tabs_json.FIRST_TABS, 0)
    tabs = tuple(Tab(number, draft) for number, draft in enumerate(drafts or tabs_json.FIRST_TABS, 1))
    return RequestsSnapshot(tabs, tabs[active].id)


def _text(snapshot: RequestsSnapshot) -> str:
    ids = [tab.id for tab in snapshot.tabs]
    return tabs_json.dump([tab.draft for tab in snapshot.tabs], ids.index(snapshot.current.id))
