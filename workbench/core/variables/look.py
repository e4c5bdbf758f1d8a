"""How the variables of a text turn out, for colours, hover and completion: never raises, whatever is typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workbench.core.variables.scopes import Reason, Resolved, Scopes, VariableError
from workbench.core.variables.syntax import Use, uses


@dataclass(frozen=True, slots=True)
class Look:
    """One use, with its value or what is wrong with it."""

    use: Use
    resolved: Resolved | None = None
    error: VariableError | None = None

    @property
    def state(self) -> Literal["known"] | Reason:
        return self.error.reason if self.error else "known"


def looks(text: str, scopes: Scopes) -> Iterator[Look]:
    """Every use in the text, in order."""
    for use in uses(text):
        yield look(use, scopes)


def look(use: Use, scopes: Scopes) -> Look:
    """How one use turns out."""
    try:
        return Look(use, scopes.resolve(use.name, default=use.default))
    except VariableError as error:
        return Look(use, error=error)
