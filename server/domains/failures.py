"""What rules can refuse, in the words of the domain: no status codes here, ``server.errors`` knows those."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with the input, and where: ``("body", "owner_id")``."""

    place: tuple[str | int, ...]
    message: str
    kind: str = "value_error"


class DomainError(Exception):
    """The parent of everything that a service refuses to do; its text is safe to show."""


class MalformedError(DomainError):
    """The request can't be understood at all, such as a cursor that we never gave out."""


class UnauthenticatedError(DomainError):
    """Nobody is known to be asking. ``challenge`` says how to introduce oneself."""

    def __init__(self, message: str, challenge: str) -> None:
        super().__init__(message)
        self.challenge = challenge


class ForbiddenError(DomainError):
    """We know who is asking, and they may not."""


class NotFoundError(DomainError):
    """There is no such thing."""

    @classmethod
    def of(cls, what: str, identity: object) -> "NotFoundError":
        """The usual sentence, for example 'There is no task 7.'."""
        return cls(f"There is no {what} {identity}.")


class ConflictError(DomainError):
    """It collides with what is stored: a duplicate, or a version that has moved on."""


class PreconditionError(DomainError):
    """The client's own condition (If-Match) does not hold."""


class InvalidError(DomainError):
    """Well formed, but against the rules; says each place."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("The request does not pass validation.")
        self.faults = tuple(faults)
