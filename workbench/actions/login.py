"""Logs in as a seeded user with a real POST /login, and puts what it gives to use in the request in front."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from workbench.actions.requests import Prepare, as_typed
from workbench.bridge import Bridge
from workbench.client.sender import Sender
from workbench.core import login
from workbench.core.exchange import Exchange
from workbench.core.request import Auth, BearerAuth
from workbench.state.cookies import CookiesStore
from workbench.state.requests import RequestsStore

Answer = tuple[Exchange, Auth | None]


class LoginActions(QObject):
    """Sends the log-in beside the tabs: it shows in history and pipeline, not in place of what is being typed.

    Signals:
        finished: The log-in ended; carries its Exchange.
    """

    finished = Signal(object)

    def __init__(
        self,
        store: RequestsStore,
        cookies: CookiesStore,
        bridge: Bridge,
        sender: Sender,
        parent: QObject | None = None,
        *,
        prepare: Prepare = as_typed,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._cookies = cookies
        self._bridge = bridge
        self._sender = sender
        self._prepare = prepare

    def log_in(self, username: str, password: str) -> None:
        """Log in; the request in front gets the token, or sends the cookie that the jar then holds."""
        tab_id = self._store.snapshot.active
        self._note(tab_id, self.tr("Logging in as {0} …").format(username))
        done = partial(self._ended, tab_id, username)
        _, variables = self._prepare(self._store.snapshot.current)
        self._bridge.submit(self._send(username, password, variables), done, partial(self._broke, tab_id))

    async def _send(self, username: str, password: str, variables: Mapping[str, str]) -> Answer:
        draft = login.draft(username, password)
        exchange = await self._sender.send(draft, self._store.snapshot.base, variables=variables)
        if exchange.response is None or not 200 <= exchange.response.status < 300:
            return exchange, None
        body = await asyncio.to_thread(exchange.response.body_path.read_bytes)
        return exchange, login.auth_from(body)

    def _ended(self, tab_id: int, username: str, answer: Answer) -> None:
        exchange, auth = answer
        self._take_cookies(exchange)
        self.finished.emit(exchange)
        tab = self._store.snapshot.tab(tab_id)
        if auth is None or tab is None:
            self._note(tab_id, self._refusal(username, exchange))
            return
        self._store.replace(self._store.snapshot.with_tab(replace(tab, draft=replace(tab.draft, auth=auth))))
        self._note(tab_id, self._handed_out(username, auth, exchange))

    def _handed_out(self, username: str, auth: Auth, exchange: Exchange) -> str:
        if isinstance(auth, BearerAuth):
            return self.tr("Logged in as {0}: the token is in place.").format(username)
        if exchange.response and exchange.response.header("set-cookie"):
            return self.tr("Logged in as {0}: the cookie is in the jar and goes along.").format(username)
        words = self.tr("Password right, but authentication is off: {0} was handed nothing to show. Switch it on.")
        return words.format(username)

    def _refusal(self, username: str, exchange: Exchange) -> str:
        if exchange.failure is not None:
            return f"{exchange.failure.what} {exchange.failure.what_to_do}"
        status = exchange.response.status if exchange.response else 0
        words = self.tr("POST /login as {0} was answered with {1}; nothing was changed.")
        return words.format(username, status)

    def _broke(self, tab_id: int, error: Exception) -> None:
        self._note(tab_id, str(error))

    def _note(self, tab_id: int, words: str) -> None:
        tab = self._store.snapshot.tab(tab_id)
        if tab is not None:
            self._store.replace(self._store.snapshot.with_tab(replace(tab, auth_note=words)))

    def _take_cookies(self, exchange: Exchange) -> None:
        if exchange.response and exchange.sent:
            lines = [value for name, value in exchange.response.headers if name.lower() == "set-cookie"]
            self._cookies.replace(self._cookies.snapshot.received(exchange.sent.url, lines, time.time()))
