"""Keeps the answers of the request panel on disk, with the switches they were made under, and shows them again."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from workbench.bridge import Bridge
from workbench.client.kept_responses import KeptResponses, Usage
from workbench.core.exchange import Exchange
from workbench.core.kept import Kept
from workbench.core.masking import Masker
from workbench.core.switch_record import Switches
from workbench.state.kept import KeptStore
from workbench.state.requests import RequestsSnapshot


class KeptActions(QObject):
    """Every answer is kept as long as there is room.

    Signals:
        kept: An answer is on disk now; carries the id of its exchange.
        opened: A kept answer is to be shown; carries its Exchange.
    """

    kept = Signal(str)
    opened = Signal(object)

    def __init__(
        self,
        store: KeptStore,
        bridge: Bridge,
        responses: KeptResponses,
        switches: Callable[[], Switches],
        parent: QObject | None = None,
        *,
        masker: Callable[[], Masker] = Masker,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self.responses = responses
        self._switches = switches
        self._masker = masker
        self._at_send: dict[int, tuple[float, Switches]] = {}
        """By tab: when its send began, and what the switches stood at then."""
        self._by_exchange: dict[str, int] = {}
        self._numbers: dict[str, int] = {}

    def number(self, exchange_id: str) -> int | None:
        """The number in history of a send of this session."""
        return self._numbers.get(exchange_id)

    def note_number(self, exchange_id: str, number: int) -> None:
        """Remember under which number a send stands in history."""
        self._numbers[exchange_id] = number

    def note_requests(self, snapshot: RequestsSnapshot) -> None:
        """Write down the switches at the moment at which a send begins."""
        for tab in snapshot.tabs:
            since = tab.sending_since
            if since is not None and self._at_send.get(tab.id, (0.0, ()))[0] != since:
                self._at_send[tab.id] = (since, self._switches())
            if tab.exchange is not None:
                self._by_exchange[tab.exchange.id] = tab.id

    def look(self) -> None:
        """Find out what is kept from earlier sessions."""
        self._bridge.submit(asyncio.to_thread(self.responses.usage), self._used, self._failed)

    def keep(self, exchange: Exchange) -> None:
        """Keep an answer that has just come."""
        if exchange.response is None:
            return
        _, switches = self._at_send.get(self._by_exchange.get(exchange.id, -1), (0.0, ()))
        work = asyncio.to_thread(self.responses.add, exchange, switches, self._masker().mask)
        self._bridge.submit(work, lambda usage: self._added(exchange.id, usage), self._failed)

    def open(self, exchange_id: str) -> None:
        """Show a kept answer; nothing happens when it is kept no longer."""
        if exchange_id in self._store.snapshot.ids:
            self._bridge.submit(asyncio.to_thread(self.responses.load, exchange_id), self._opened, self._failed)

    def clear(self) -> None:
        """Let all of them go; ``undo_clear`` brings them back."""
        self._bridge.submit(asyncio.to_thread(self.responses.clear), self._cleared, self._failed)

    def undo_clear(self) -> None:
        """Bring back what the last clearing let go."""
        self._bridge.submit(asyncio.to_thread(self.responses.undo_clear), self._used, self._failed)

    def _added(self, exchange_id: str, usage: Usage) -> None:
        self._used(usage, can_undo=self._store.snapshot.can_undo)
        if exchange_id in usage.ids:
            self.kept.emit(exchange_id)

    def _cleared(self, usage: Usage) -> None:
        self._used(usage, can_undo=True)

    def _used(self, usage: Usage, *, can_undo: bool = False) -> None:
        shown = replace(self._store.snapshot, ids=usage.ids, used_bytes=usage.used_bytes, can_undo=can_undo, notice="")
        self._store.replace(shown)

    def _opened(self, found: Kept | None) -> None:
        if found is not None:
            self.opened.emit(replace(found.exchange, number=self.number(found.exchange.id)))

    def _failed(self, error: Exception) -> None:
        words = self.tr("Answers can't be kept just now: {0}").format(error)
        self._store.replace(replace(self._store.snapshot, notice=words))
