"""What an import tells beside its draft: every option that was not carried over, so that nothing is lost silently."""

from dataclasses import dataclass

from workbench.core.request import RequestDraft


class CurlError(ValueError):
    """A command line that can't become a request at all; says why in words for the person who pasted it."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that was not carried over, or not quite as it stood there."""

    what: str
    why: str
    matters: bool = True
    """False for what never reaches the wire anyway, such as ``-s``."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The request of a command line, and the notes on it."""

    draft: RequestDraft
    notes: tuple[Note, ...] = ()

    @property
    def lost(self) -> tuple[Note, ...]:
        """What changes the request, or how it is sent."""
        return tuple(note for note in self.notes if note.matters)
