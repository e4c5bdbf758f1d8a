"""Holds what comes back against the request's assertions, and hands on what its captures take."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from workbench.bridge import Bridge
from workbench.client import checks
from workbench.client.checks import Checked
from workbench.client.control import ControlClient
from workbench.client.live_schema import LiveSchema
from workbench.core.assertion import Assertion, AssertionResult, Capture
from workbench.core.assertions import suggest
from workbench.core.exchange import Exchange
from workbench.state.requests import RequestsStore, Tab

Keep = Callable[[Tab, Capture, str], None]


class CheckActions(QObject):
    """Checks every answer of the request panel, away from the window's thread."""

    def __init__(
        self,
        store: RequestsStore,
        bridge: Bridge,
        control: Callable[[], ControlClient | None],
        parent: QObject | None = None,
        *,
        schema: LiveSchema,
        keep: Keep,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._control = control
        self._schema = schema
        self._keep = keep

    def note_exchange(self, exchange: Exchange) -> None:
        """A send ended: check it. What was told of the answer before goes at once."""
        tab = self._tab_of(exchange)
        if tab is None:
            return
        self._show(tab, Checked())
        if exchange.draft.assertions or exchange.draft.captures:
            work = self._check(exchange, tab.sent_with, self._control())
            self._bridge.submit(work, partial(self._checked, exchange), partial(self._broke, exchange))

    def suggest(self, take: Callable[[tuple[Assertion, ...]], None]) -> None:
        """Give assertions that the last answer of the request in front meets."""
        exchange = self._store.snapshot.current.exchange
        if exchange is not None:
            self._bridge.submit(_suggestions(exchange), take)

    async def _check(self, exchange: Exchange, variables: Mapping[str, str], control: ControlClient | None) -> Checked:
        asks = any(one.enabled and one.subject == "schema" for one in exchange.draft.assertions)
        schema = await self._schema.at(self._store.snapshot.base, control) if asks else None
        return await checks.check(exchange, variables, schema)

    def _checked(self, exchange: Exchange, checked: Checked) -> None:
        tab = self._tab_of(exchange)
        if tab is None:
            return
        for captured in checked.captured:
            if not captured.problem:
                self._keep(tab, captured.capture, captured.value)
        self._show(tab, checked)

    def _broke(self, exchange: Exchange, error: Exception) -> None:
        """A fault of ours: told at each assertion, or the list would stay empty as if all were well."""
        tab = self._tab_of(exchange)
        if tab is not None:
            why = self.tr("The workbench itself failed to check it: {0}").format(f"{type(error).__name__}: {error}")
            asked = (one for one in exchange.draft.assertions if one.enabled)
            self._show(tab, Checked(tuple(AssertionResult(one, "could_not_check", "", why) for one in asked)))

    def _tab_of(self, exchange: Exchange) -> Tab | None:
        """The tab that shows this exchange; None when it was closed, or has sent again."""
        tabs = self._store.snapshot.tabs
        return next((tab for tab in tabs if tab.exchange and tab.exchange.id == exchange.id), None)

    def _show(self, tab: Tab, checked: Checked) -> None:
        shown = replace(tab, results=checked.results, captured=checked.captured)
        self._store.replace(self._store.snapshot.with_tab(shown))


async def _suggestions(exchange: Exchange) -> tuple[Assertion, ...]:
    answer = await asyncio.to_thread(checks.answer_of, exchange)
    return suggest.for_answer(answer) if answer else ()
