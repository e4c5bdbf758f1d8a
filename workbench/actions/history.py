"""What can be done with history: every send is written down, searched for, and opened again as a draft."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from workbench.bridge import Bridge
from workbench.client.history import History
from workbench.core.exchange import Exchange
from workbench.core.history import HistoryEntry, record_of
from workbench.core.masking import Masker
from workbench.core.request import RequestDraft
from workbench.state.history import HistoryStore


class HistoryActions(QObject):
    """Keeps the disk off the window's thread: each call goes through the bridge to a worker thread.

    Signals:
        set_aside: The file could not be read and was set aside; carries the words for it, once.
        numbered: A send stands in history; carries the exchange's id and its number.
        reopened: The draft of an entry was opened; carries the exchange's id, to show its answer if it is kept.
    """

    set_aside = Signal(str)
    numbered = Signal(str, int)
    reopened = Signal(str)

    def __init__(
        self,
        store: HistoryStore,
        bridge: Bridge,
        history: History,
        open_draft: Callable[[RequestDraft], None],
        parent: QObject | None = None,
        *,
        masker: Callable[[], Masker] = Masker,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._history = history
        self._open_draft = open_draft
        self._masker = masker
        self._told = ""

    def add(self, exchange: Exchange) -> None:
        """Write a send down, and show it when it belongs to what is searched for."""
        record = record_of(exchange, self._masker())
        work = asyncio.to_thread(self._history.add, record)
        self._bridge.submit(work, partial(self._added, exchange.id), self._failed, lasting=True)

    def search(self, words: str) -> None:
        """Look for sends in which every word turns up."""
        self._store.replace(replace(self._store.snapshot, words=words))
        self._bridge.submit(asyncio.to_thread(self._search, words), self._found, self._failed)

    def reopen(self, entry_id: int) -> None:
        """Open what was sent as a draft; passwords and tokens have to be typed anew."""
        entry = next((one for one in self._store.snapshot.entries if one.id == entry_id), None)
        opened = partial(self._opened, entry.exchange_id if entry else "")
        self._bridge.submit(asyncio.to_thread(self._history.draft, entry_id), opened, self._failed)

    def clear(self) -> None:
        """Forget every send."""
        self._bridge.submit(asyncio.to_thread(self._clear), self._found, self._failed)

    def _added(self, exchange_id: str, number: int) -> None:
        self.numbered.emit(exchange_id, number)
        self.search(self._store.snapshot.words)

    def _search(self, words: str) -> tuple[str, tuple[HistoryEntry, ...], int]:
        return words, self._history.search(words), self._history.count()

    def _clear(self) -> tuple[str, tuple[HistoryEntry, ...], int]:
        self._history.clear()
        return self._search("")

    def _found(self, found: tuple[str, tuple[HistoryEntry, ...], int]) -> None:
        words, entries, total = found
        if self._history.notice != self._told:
            self._told = self._history.notice
            self.set_aside.emit(self._told)
        if words == self._store.snapshot.words:  # else an answer that was overtaken by further typing
            shown = replace(self._store.snapshot, entries=entries, total=total, notice=self._history.notice)
            self._store.replace(shown)

    def _opened(self, exchange_id: str, draft: RequestDraft | None) -> None:
        if draft is None:
            self._store.replace(replace(self._store.snapshot, notice="This entry was forgotten meanwhile."))
        else:
            self._open_draft(draft)
            self.reopened.emit(exchange_id)

    def _failed(self, error: Exception) -> None:
        self._store.replace(replace(self._store.snapshot, notice=str(error)))
