"""What the history list shows just now."""

from dataclasses import dataclass

from workbench.core.history import HistoryEntry
from workbench.state.store import Store


@dataclass(frozen=True, slots=True)
class HistorySnapshot:
    """The sends found for the typed words, newest first; ``total`` counts all that are kept."""

    words: str = ""
    entries: tuple[HistoryEntry, ...] = ()
    total: int = 0
    notice: str = ""


class HistoryStore(Store[HistorySnapshot]):
    """Holds what was found."""
