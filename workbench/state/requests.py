"""The open requests: a tab each, with what is being typed and what came back last."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workbench.core.assertion import AssertionResult
from workbench.core.captures import Captured
from workbench.core.exchange import Exchange
from workbench.core.progress import SendProgress
from workbench.core.request import RequestDraft
from workbench.state.store import Store


@dataclass(frozen=True, slots=True)
class Tab:
    """One open request."""

    id: int
    draft: RequestDraft
    exchange: Exchange | None = None
    """The last send that ended."""
    previous_ms: float | None = None
    """How long the answer before it took."""
    sending_since: float | None = None
    """``time.monotonic()`` of the send under way."""
    progress: SendProgress | None = None
    """How far the last send has come, or came."""

    auth_note: str = ""
    """What the last log-in of this tab came to."""
    note: str = ""
    """What an import or a copy of this tab came to."""
    before_import: RequestDraft | None = None
    """What an import took the place of, for undo."""
    path: str = ""
    """The request's file in the open collection; empty for one that was never saved."""
    saved: RequestDraft | None = None
    """What that file holds, to tell whether this draft differs."""
    results: tuple[AssertionResult, ...] = ()
    """How the assertions came out on ``exchange``."""
    sealed: str = ""
    """Under which key its passwords and tokens wait in the secret store; empty once they are back in the draft."""
    sent_with: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """What variables meant when it was last sent: made-up values are other ones by now."""
    captured: tuple[Captured, ...] = ()
    """What its captures took from ``exchange``."""

    @property
    def sending(self) -> bool:
        return self.sending_since is not None

    @property
    def edited(self) -> bool:
        """Whether the draft differs from its file; one without a file doesn't."""
        return self.saved is not None and self.draft != self.saved


@dataclass(frozen=True, slots=True)
class RequestsSnapshot:
    """All tabs, at least one, and which of them is in front."""

    tabs: tuple[Tab, ...] = (Tab(1, RequestDraft()),)
    active: int = 1
    base: str = ""
    """Address of the running backend, empty while none runs."""
    notice: str = ""
    """Something to tell once, for example that the tabs could not be read."""

    @property
    def current(self) -> Tab:
        return self.tab(self.active) or self.tabs[0]

    def tab(self, tab_id: int) -> Tab | None:
        return next((tab for tab in self.tabs if tab.id == tab_id), None)

    def with_tab(self, tab: Tab) -> "RequestsSnapshot":
        """The same with one tab swapped for its new version."""
        return replace(self, tabs=tuple(tab if old.id == tab.id else old for old in self.tabs))

    def with_new(self, draft: RequestDraft) -> "RequestsSnapshot":
        """The same with one more tab, in front."""
        fresh = Tab(max(tab.id for tab in self.tabs) + 1, draft)
        return replace(self, tabs=(*self.tabs, fresh), active=fresh.id)

    def with_moved(self, source: int, target: int) -> "RequestsSnapshot":
        """The same with the tab of one place in another."""
        left = [*self.tabs[:source], *self.tabs[source + 1 :]]
        left.insert(target, self.tabs[source])
        return replace(self, tabs=tuple(left))

    def without(self, tab_id: int) -> "RequestsSnapshot":
        """The same with a tab closed; its right neighbour comes to the front, and the last one leaves an empty one."""
        places = [index for index, tab in enumerate(self.tabs) if tab.id == tab_id]
        if not places:
            return self
        left = tuple(tab for tab in self.tabs if tab.id != tab_id) or (Tab(tab_id + 1, RequestDraft()),)
        active = left[min(places[0], len(left) - 1)].id if self.active == tab_id else self.active
        return replace(self, tabs=left, active=active)


class RequestsStore(Store[RequestsSnapshot]):
    """Holds the open requests."""
