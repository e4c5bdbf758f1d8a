"""Everything that a request may use just now: which scope's value counts, and which ones stand in its shadow."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.core.variables.dynamic import DYNAMIC
from workbench.core.variables.look import Look, look
from workbench.core.variables.scope import Scope, Value, sounds_secret
from workbench.core.variables.scopes import Scopes
from workbench.core.variables.syntax import Use

CAPTURED = "captured"
"""The note of a value that was taken from an answer."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What one scope says of one name."""

    name: str
    scope: Scope
    value: Value = field(repr=False)
    look: Look = field(repr=False)
    """How the name turns out in the end."""
    shadowed_by: Scope | None = None
    """The stronger scope that has the name as well; None for the value that counts."""

    @property
    def captured(self) -> bool:
        """Whether it was taken from an answer, and is gone when the window is closed."""
        return self.scope.kind == "session" or self.value.note == CAPTURED

    @property
    def covered(self) -> bool:
        """Whether it had better not be shown: a secret, or one that is called like one."""
        found = self.look.resolved
        inside = self.shadowed_by is None and found is not None and found.secret
        return self.value.secret or inside or sounds_secret(self.name)

    @property
    def text(self) -> str:
        """The value that counts with everything filled in, one in the shadow as it was typed."""
        if self.shadowed_by is None and self.look.resolved is not None:
            return self.look.resolved.value
        return self.value.text or ""


def in_effect(scopes: Scopes) -> tuple[Effect, ...]:
    """Every name, in order, with the value that counts first and those in its shadow behind it."""
    made = tuple(_made(scopes)) if scopes.moment is not None else ()
    return (*(one for name in sorted(scopes, key=str.lower) for one in _of(name, scopes)), *made)


def _of(name: str, scopes: Scopes) -> Iterator[Effect]:
    found = [(scope, scope.values[name]) for scope in scopes.scopes if name in scope.values]
    turned = look(Use(name, 0, 0), scopes)
    counts = turned.resolved.scope if turned.resolved else found[0][0]
    first = next((pair for pair in found if pair[0] is counts), found[0])
    yield Effect(name, *first, turned)
    for scope, value in found:
        if scope is not first[0]:
            yield Effect(name, scope, value, turned, first[0])


def _made(scopes: Scopes) -> Iterator[Effect]:
    for name in DYNAMIC:
        turned = look(Use(name, 0, 0), scopes)
        if turned.resolved is not None:
            yield Effect(name, turned.resolved.scope, Value(turned.resolved.value, literal=True), turned)
