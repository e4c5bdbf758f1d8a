"""How far a send under way has come, for a panel that looks a few times a second."""

import time
from dataclasses import dataclass, field


@dataclass(eq=False, slots=True)
class SendProgress:
    """Written by the sender on its thread, read by the window on its own: plain values, each swapped whole."""

    phase: str = "connect"
    """'connect', 'send', 'wait' or 'receive'."""
    received: int = 0
    """Body bytes so far: of the request while it is sent, else of the answer."""
    began: float = field(default_factory=time.monotonic)
    receiving_since: float | None = None
    """When the first of these bytes were there."""
    whole: int | None = None
    """How many they will be; None where nobody said so."""

    def note(self, phase: str, received: int, whole: int | None = None) -> None:
        """Take over what the sender tells."""
        if phase != self.phase:
            self.receiving_since = None
        if received and self.receiving_since is None:
            self.receiving_since = time.monotonic()
        self.phase, self.received, self.whole = phase, received, whole

    def elapsed_s(self, now: float) -> float:
        """Since the send began."""
        return now - self.began

    def rate(self, now: float) -> float | None:
        """Body bytes per second since the first of them; None while there are none."""
        if self.receiving_since is None or now - self.receiving_since < _SHORTEST_S:
            return None
        return self.received / (now - self.receiving_since)

    def share(self) -> float | None:
        """How much of it is done, from 0 to 1; None where its size isn't known."""
        return min(1.0, self.received / self.whole) if self.whole else None

    def left_s(self, now: float) -> float | None:
        """How long the rest takes at the rate so far; None where that can't be known, or hardly yet."""
        rate = self.rate(now)
        if not rate or not self.whole or self.receiving_since is None or now - self.receiving_since < _ENOUGH_S:
            return None
        return max(0, self.whole - self.received) / rate


_SHORTEST_S = 0.05
_ENOUGH_S = 0.5
