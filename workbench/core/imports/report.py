"""What an import gives: folders, requests and environments, and a line for each thing that did not come along."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.core.collection import Defaults, Environment, Folder, SavedRequest


class UnreadableImportError(ValueError):
    """A text that can't be read at all; ``line`` and ``column`` count from 1 and are 0 when no place is known."""

    def __init__(self, problem: str, line: int = 0, column: int = 0) -> None:
        super().__init__(f"Line {line}, column {column}: {problem}" if line else problem)
        self.problem, self.line, self.column = problem, line, column


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that was not carried over, or not as it stood: of which item, what, why, and where it stood."""

    item: str
    what: str
    why: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """A whole source. ``defaults`` are what its root hands down; paths of items are empty until they are written."""

    name: str
    items: tuple[Folder | SavedRequest, ...] = ()
    environments: tuple[Environment, ...] = ()
    losses: tuple[Loss, ...] = ()
    defaults: Defaults = field(default_factory=Defaults)
    notes: str = ""

    def requests(self) -> Iterator[SavedRequest]:
        """Every request, in order."""
        return Folder("", self.name, self.items).requests()


@dataclass
class Losses:
    """Collects losses while one source is read; each is told once."""

    found: list[Loss] = field(default_factory=list)

    def tell(self, item: str, what: str, why: str, place: str = "") -> None:
        """Note one."""
        loss = Loss(item, what, why, place)
        if loss not in self.found[-40:]:
            self.found.append(loss)

    def of(self, item: str, place: str = "") -> "ItemLosses":
        """The same for one item."""
        return ItemLosses(self, item, place)


@dataclass(frozen=True, slots=True)
class ItemLosses:
    """Tells what one item lost."""

    all: Losses
    item: str
    place: str = ""

    def tell(self, what: str, why: str) -> None:
        """Note one loss of this item."""
        self.all.tell(self.item, what, why, self.place)
