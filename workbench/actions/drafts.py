"""Keeps the open tabs on disk while they are typed in, so that they come back at the next start, also after a crash.

Passwords, tokens and keys don't go into the file but into the secret store, all in one entry. They are there before
the file names them, and leave it after the file has let go of them, so that a crash loses none.
"""

import asyncio
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from threading import Lock
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer

from workbench.bridge import Bridge
from workbench.core import tabs_json
from workbench.core.draft_secrets import put_back, take_out
from workbench.core.request import RequestDraft
from workbench.core.tabs_json import SavedTab
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab

OWNER = "open requests"
_SAVE_AFTER_MS = 400
Save = Callable[[Mapping[str, Any]], None]
Kept = tuple[tuple[tuple[RequestDraft, str], ...], int]


class SecretPlace(Protocol):
    """What is used of the secret store; on a worker thread."""

    def read(self, owner: str) -> dict[str, str]: ...
    def write(self, owner: str, values: Mapping[str, str]) -> None: ...


class DraftKeeper(QObject):
    """Writes shortly after each change; ``save`` does the writing, on a worker thread."""

    def __init__(
        self,
        store: RequestsStore,
        bridge: Bridge,
        save: Save,
        secrets: SecretPlace,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._save = save
        self._secrets = secrets
        self._turn = Lock()
        self._any_secrets = False
        self._run = uuid.uuid4().hex[:12]
        self._saved = _kept(store.snapshot)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_AFTER_MS)
        self._timer.timeout.connect(self._write)
        store.changed.connect(self._note)
        self._begin()

    def flush(self) -> None:
        """Write at once what is not written yet; for the end of the program."""
        self._timer.stop()
        if self._has_news():
            self._keep(*self._sorted_out())

    def _begin(self) -> None:
        """Fetch what the file left out; a file of before that still has secrets in it is written anew."""
        tabs = self._store.snapshot.tabs
        if any(tab.sealed for tab in tabs):
            self._any_secrets = True
            self._bridge.submit(asyncio.to_thread(self._secrets.read, OWNER), self._unseal)
        if any(take_out(tab.draft)[1] for tab in tabs):
            self._saved = ((), 0)
            self._timer.start()

    def _unseal(self, held: dict[str, str]) -> None:
        """Put secrets back into their drafts. Those not found stay sealed: the keyring may be open next time."""
        for tab in self._store.snapshot.tabs:
            found = {place: text for place, text in _below(tab.sealed, held).items() if tab.sealed}
            if found:
                whole = replace(tab, draft=put_back(tab.draft, found), sealed="")
                self._store.replace(self._store.snapshot.with_tab(whole))

    def _note(self, snapshot: RequestsSnapshot) -> None:
        if _kept(snapshot) != self._saved:
            self._timer.start()

    def _write(self) -> None:
        if self._has_news():
            self._bridge.submit(asyncio.to_thread(partial(self._keep, *self._sorted_out())), lasting=True)

    def _sorted_out(self) -> tuple[dict[str, Any], dict[str, str], tuple[str, ...]]:
        """The file's content, the secrets beside it, and the keys whose secrets were not read yet."""
        snapshot = self._store.snapshot
        saved: list[SavedTab] = []
        secrets: dict[str, str] = {}
        for tab in snapshot.tabs:
            bare, found = take_out(tab.draft)
            key = tab.sealed or (f"{self._run}-{tab.id}" if found else "")
            saved.append(SavedTab(bare, tab.path, key))
            secrets |= {f"{key}/{place}": text for place, text in found.items()}
        sealed = tuple(tab.sealed for tab in snapshot.tabs if tab.sealed)
        return tabs_json.content(saved, _kept(snapshot)[1]), secrets, sealed

    def _keep(self, content: Mapping[str, Any], secrets: Mapping[str, str], sealed: tuple[str, ...]) -> None:
        with self._turn:
            if not secrets and not self._any_secrets:
                self._save(content)  # the keyring isn't asked for nothing
                return
            self._any_secrets = True
            held = self._secrets.read(OWNER)
            if not secrets.items() <= held.items():
                held = {**held, **secrets}
                self._secrets.write(OWNER, held)
            self._save(content)
            waiting = {place: text for key in sealed for place, text in held.items() if place.startswith(f"{key}/")}
            left = {**waiting, **secrets}
            if left != held:
                self._secrets.write(OWNER, left)

    def _has_news(self) -> bool:
        kept = _kept(self._store.snapshot)
        news = kept != self._saved
        self._saved = kept
        return news


def restored(saved: tabs_json.SavedTabs, notice: str = "") -> RequestsSnapshot:
    """The open requests as they were saved; their secrets follow."""
    tabs = tuple(Tab(number, tab.draft, path=tab.path, sealed=tab.secrets) for number, tab in enumerate(saved.tabs, 1))
    return RequestsSnapshot(tabs, tabs[saved.active].id, notice=notice)


def _kept(snapshot: RequestsSnapshot) -> Kept:
    ids = [tab.id for tab in snapshot.tabs]
    return tuple((tab.draft, tab.path) for tab in snapshot.tabs), ids.index(snapshot.current.id)


def _below(key: str, held: Mapping[str, str]) -> dict[str, str]:
    return {place.removeprefix(f"{key}/"): text for place, text in held.items() if place.startswith(f"{key}/")}
