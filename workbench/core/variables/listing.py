"""The values that stand in the left rail: what a request may use wherever it lies."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.core.variables.look import Look, look
from workbench.core.variables.scope import sounds_secret
from workbench.core.variables.scopes import Scopes
from workbench.core.variables.syntax import Use

_ORDER = ("workbench", "environment", "session", "collection")


@dataclass(frozen=True, slots=True)
class Line:
    """One name with what it comes to."""

    name: str
    look: Look = field(repr=False)

    @property
    def secret(self) -> bool:
        """Whether it had better not be shown: a secret, or one that is called like one."""
        found = self.look.resolved
        return (found.secret if found else self.look.state == "no_value") or sounds_secret(self.name)

    @property
    def value(self) -> str:
        """The value with everything filled in; empty when it has none."""
        return self.look.resolved.value if self.look.resolved else ""


def listing(scopes: Scopes) -> tuple[Line, ...]:
    """Each name once: the backend's address first, then the environment's in its own order."""
    return tuple(Line(name, look(Use(name, 0, 0), scopes)) for name in dict.fromkeys(_names(scopes)))


def _names(scopes: Scopes) -> Iterator[str]:
    for kind in _ORDER:
        for scope in scopes.scopes:
            if scope.kind == kind:
                yield from scope.values
