"""What a page got to see of its request, and each message that really went over the wire, for the Client panel."""

from dataclasses import dataclass
from typing import Literal

from workbench.core.fetch.verdict import Blocked

SeenKind = Literal["readable", "unreadable", "never_sent", "opaque", "failed"]
Outcome = Literal["answered", "never sent", "failed", "from cache", "lost"]
MessageKind = Literal["preflight", "request", "redirect", "revalidate"]


@dataclass(frozen=True, slots=True)
class Message:
    """One line of the list of messages: asked, and how that went. ``lost``: answered, but the answer never arrived."""

    method: str
    target: str
    kind: MessageKind
    outcome: Outcome
    status: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page may know, and why no more.

    ``readable``: status, the named headers and the body. ``unreadable``: the API has worked, the page gets a network
    error. ``never_sent``: the request stayed in the browser. ``opaque``: it went, and the page learns nothing of the
    answer, as with a form. ``failed``: no answer came.
    """

    kind: SeenKind
    page: str
    """Origin of the page; empty for an app, which has none."""
    blocked: Blocked | None = None
    status: int = 0
    headers: tuple[str, ...] = ()
    """Header names that the page may read, in lower case."""
    hidden: tuple[str, ...] = ()
    """Header names of the answer that it may not read."""
    messages: tuple[Message, ...] = ()
    notes: tuple[str, ...] = ()
    """What the browser did on the way: headers it ignored, cookies it kept back, what its cache said."""

    @property
    def reached(self) -> bool:
        """Whether the server got the request itself, whatever became of its answer."""
        return any(one.kind != "preflight" and one.outcome in ("answered", "lost") for one in self.messages)

    @property
    def preflight_status(self) -> int:
        """Status of the last preflight; 0 when there was none or it was not answered."""
        return next((one.status for one in reversed(self.messages) if one.kind == "preflight"), 0)
