"""Who the next request is sent as, what can be said before it goes, and what the API has said so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.core.exchange import Exchange
from workbench.core.fetch.forecast import Forecast, Known
from workbench.core.fetch.same_site import Credentials
from workbench.core.fetch.verdict import Blocked
from workbench.core.flaky import Flaky
from workbench.state.store import Store


@dataclass(frozen=True, slots=True)
class Entry:
    """One persona in the list of the Client panel."""

    id: str
    title: str
    icon: str
    origin: str = ""
    """Where its page lives; empty for who has no page."""


PLAIN = Entry("plain", "Plain client", "terminal")
BROWSER = Entry("browser", "Browser tab at", "globe", "http://localhost:3000")
MOBILE = Entry("mobile", "Flaky mobile", "smartphone")
ATTACKER = Entry("attacker", "Attacker page", "venetian-mask", "http://evil.test")


@dataclass(frozen=True, slots=True)
class PersonaSnapshot:
    """All that the Client panel draws."""

    entries: tuple[Entry, ...] = (PLAIN, BROWSER, MOBILE, ATTACKER)
    chosen: str = "plain"
    credentials: Credentials = "same-origin"
    """With which mode the browser tab's page calls ``fetch``."""
    flaky: Flaky = field(default_factory=Flaky)
    """What the phone loses, and how its app tries again."""
    forecasts: Mapping[str, Forecast] = field(default_factory=dict)
    """By persona, for the draft in front."""
    known: Known = field(default_factory=Known)
    exchange: Exchange | None = None
    """The last send of the tab in front, when the chosen persona made it."""
    edited: bool = False
    """Whether the draft has changed since."""
    allowed_by: str = ""
    """What "Allow it" would set on the switchboard; empty when no switch helps."""
    problem: str = ""
    """Why the origin that was typed was not taken."""

    def entry(self, persona_id: str) -> Entry:
        """The persona of that id; raises KeyError when there is none."""
        for entry in self.entries:
            if entry.id == persona_id:
                return entry
        raise KeyError(persona_id)

    @property
    def blocked(self) -> Blocked | None:
        """What stands in the way of the chosen persona: on the last send, else in the forecast."""
        if self.exchange is not None and self.exchange.seen is not None and not self.edited:
            return self.exchange.seen.blocked
        found = self.forecasts.get(self.chosen)
        return found.blocked if found else None


class PersonaStore(Store[PersonaSnapshot]):
    """Holds the choice."""
