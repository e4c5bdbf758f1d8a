"""What can be done with the tabs of open requests as such: duplicate, move, close several, open a closed one again."""

from dataclasses import replace

from PySide6.QtCore import QObject

from workbench.actions.requests import RequestActions
from workbench.core.request import RequestDraft
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab

_KEPT_CLOSED = 20
_EMPTY = RequestDraft(url="{{base}}/")


class TabActions(QObject):
    """Rearranges the open requests; a tab that was closed can be had back with all that was typed in it."""

    def __init__(self, store: RequestsStore, requests: RequestActions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._requests = requests
        self._known = store.snapshot
        self._closed: list[tuple[int, Tab]] = []
        store.changed.connect(self._watch)

    @property
    def can_reopen(self) -> bool:
        return bool(self._closed)

    @property
    def several(self) -> bool:
        """Whether more than one request is open."""
        return len(self._store.snapshot.tabs) > 1

    def duplicate(self, tab_id: int) -> None:
        """Open the same request once more, right beside it and without its file."""
        tab = self._store.snapshot.tab(tab_id)
        if tab is not None:
            name = self.tr("{0} copy").format(tab.draft.name) if tab.draft.name else ""
            opened = self._store.snapshot.with_new(replace(tab.draft, name=name))
            self._store.replace(opened.with_moved(len(opened.tabs) - 1, _place(opened, tab_id) + 1))

    def duplicate_current(self) -> None:
        self.duplicate(self._store.snapshot.active)

    def move(self, source: int, target: int) -> None:
        """Put the tab of one place into another."""
        self._store.replace(self._store.snapshot.with_moved(source, target))

    def move_current(self, by: int) -> None:
        """Move the tab in front to the left or right."""
        place = _place(self._store.snapshot, self._store.snapshot.current.id)
        if 0 <= place + by < len(self._store.snapshot.tabs):
            self.move(place, place + by)

    def next(self, by: int) -> None:
        """Bring a neighbour to the front, round the end."""
        tabs = self._store.snapshot.tabs
        place = _place(self._store.snapshot, self._store.snapshot.current.id)
        self._requests.select(tabs[(place + by) % len(tabs)].id)

    def close_others(self, tab_id: int) -> None:
        """Close every tab but one."""
        self._requests.select(tab_id)
        for tab in self._store.snapshot.tabs:
            if tab.id != tab_id:
                self._requests.close_tab(tab.id)

    def close_other_tabs(self) -> None:
        """Close every tab but the one in front."""
        self.close_others(self._store.snapshot.active)

    def dismiss_notice(self) -> None:
        """What was told of all open requests has been read."""
        self._store.replace(replace(self._store.snapshot, notice=""))

    def reopen(self) -> None:
        """Have the tab back that was closed last, in its old place."""
        if not self._closed:
            return
        place, tab = self._closed.pop()
        opened = self._store.snapshot.with_new(tab.draft)
        back = opened.with_tab(replace(tab, id=opened.active, sending_since=None, progress=None))
        self._store.replace(back.with_moved(len(back.tabs) - 1, min(place, len(back.tabs) - 1)))

    def _watch(self) -> None:
        """Remember what is gone, however it went; an empty request is no loss."""
        before, self._known = self._known, self._store.snapshot
        open_now = {tab.id for tab in self._known.tabs}
        gone = [(place, tab) for place, tab in enumerate(before.tabs) if tab.id not in open_now]
        worth = [(place, tab) for place, tab in gone if tab.path or tab.draft not in (_EMPTY, RequestDraft())]
        self._closed = [*self._closed, *worth][-_KEPT_CLOSED:]


def _place(snapshot: RequestsSnapshot, tab_id: int) -> int:
    return next(place for place, tab in enumerate(snapshot.tabs) if tab.id == tab_id)
