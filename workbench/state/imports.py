"""An import under way: what was read, what is being done, and what went wrong."""

from dataclasses import dataclass

from workbench.core.imports.changes import Change
from workbench.core.imports.report import Imported
from workbench.state.store import Store


@dataclass(frozen=True, slots=True)
class Working:
    """Something that takes its time: reading a source, or writing files."""

    words: str
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class ImportSnapshot:
    """What the dialog shows."""

    source: str = ""
    """Where it came from: a file's name, an address."""
    kind: str = ""
    """The name of the format."""
    imported: Imported | None = None
    working: Working | None = None
    problem: str = ""
    """Why it could not be read or written."""
    known: str | None = None
    """The folder of the collection that an earlier version was imported into; None when there is none."""
    changes: tuple[Change, ...] = ()
    """What is different since then."""
    finished: int = 0
    """Counts the imports that went through, so that the dialog knows when to close."""


class ImportStore(Store[ImportSnapshot]):
    """Holds the import under way."""
