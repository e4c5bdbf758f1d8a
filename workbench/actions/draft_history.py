"""Undo and redo for everything in an open request, whoever changed it: tables, kinds of body, imports, log-ins."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace

from PySide6.QtCore import QObject

from workbench.core.request import RequestDraft
from workbench.state.requests import RequestsStore, Tab

_STEPS = 200
_TYPING_S = 0.8
"""Changes of the same fields that follow each other so quickly are one step."""
Clock = Callable[[], float]


@dataclass(slots=True)
class _Past:
    """What one tab has been, and will be again after undo."""

    draft: RequestDraft
    undo: list[RequestDraft] = field(default_factory=list)
    redo: list[RequestDraft] = field(default_factory=list)
    touched: frozenset[str] = frozenset()
    at: float = float("-inf")

    def note(self, draft: RequestDraft, now: float) -> None:
        """One more change: a step of its own, unless it goes on with the last one."""
        touched = _changed_fields(self.draft, draft)
        goes_on = touched == self.touched and now - self.at < _TYPING_S and bool(self.undo)
        if not goes_on:
            self.undo = [*self.undo[-(_STEPS - 1) :], self.draft]
        self.redo.clear()
        self.draft, self.touched, self.at = draft, touched, now

    def step(self, back: list[RequestDraft], forth: list[RequestDraft]) -> RequestDraft:
        """Go one step along ``back``, so that ``forth`` leads here again."""
        forth.append(self.draft)
        self.draft, self.touched = back.pop(), frozenset()
        return self.draft


class DraftHistory(QObject):
    """Watches the open requests and remembers what each of them was."""

    def __init__(self, store: RequestsStore, parent: QObject | None = None, *, clock: Clock = time.monotonic) -> None:
        super().__init__(parent)
        self._store = store
        self._clock = clock
        self._sealed: frozenset[int] = frozenset()
        self._pasts: dict[int, _Past] = {}
        store.changed.connect(self._look)
        self._look()

    @property
    def can_undo(self) -> bool:
        """Whether the request in front was anything else before."""
        return bool(self._past.undo)

    @property
    def can_redo(self) -> bool:
        return bool(self._past.redo)

    def undo(self) -> None:
        """Put back what the request in front was before its last change."""
        if self.can_undo:
            self._put(self._past.step(self._past.undo, self._past.redo))

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self.can_redo:
            self._put(self._past.step(self._past.redo, self._past.undo))

    @property
    def _past(self) -> _Past:
        return self._pasts[self._store.snapshot.current.id]

    def _put(self, draft: RequestDraft) -> None:
        tab = self._store.snapshot.current
        self._store.replace(self._store.snapshot.with_tab(replace(tab, draft=draft)))

    def _look(self) -> None:
        tabs = self._store.snapshot.tabs
        self._pasts = {tab.id: self._pasts.get(tab.id) or _Past(tab.draft) for tab in tabs}
        for tab in tabs:
            self._note(tab)
        self._sealed = frozenset(tab.id for tab in tabs if tab.sealed)

    def _note(self, tab: Tab) -> None:
        past = self._pasts[tab.id]
        if tab.id in self._sealed and not tab.sealed:
            past.draft = tab.draft  # its secrets came back from the store: nobody's change
        elif tab.draft is not past.draft and tab.draft != past.draft:
            past.note(tab.draft, self._clock())


def _changed_fields(old: RequestDraft, new: RequestDraft) -> frozenset[str]:
    return frozenset(one.name for one in fields(RequestDraft) if getattr(old, one.name) != getattr(new, one.name))
