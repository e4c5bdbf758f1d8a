"""The shape of a persona: sends a draft as somebody, and says what that somebody got to see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from workbench.client.phase_clock import Progress
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.exchange import Exchange
from workbench.core.fetch.seen import Seen
from workbench.core.request import RequestDraft


@dataclass(frozen=True, slots=True)
class PersonaResult:
    """A send that ended. ``exchange`` is what was really on the wire, whoever may read it."""

    exchange: Exchange
    jar: Jar
    """The cookies after it."""

    @property
    def seen(self) -> Seen | None:
        """What the page may see; None for who isn't a page."""
        return self.exchange.seen


class Persona(Protocol):
    """Somebody to send as. Lives on the sender's asyncio loop."""

    id: str

    async def send(
        self,
        draft: RequestDraft,
        base: str,
        progress: Progress | None = None,
        *,
        cookies: Jar = EMPTY_JAR,
        variables: Mapping[str, str] | None = None,
    ) -> PersonaResult:
        """Send as this persona; as ``Sender.send``, only cancelling raises."""
        ...
