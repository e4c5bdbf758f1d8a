"""All values that a request may use, from the strongest scope to the weakest, with nesting, defaults and secrets."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from workbench.core.draft_error import DraftError
from workbench.core.variables.dynamic import DYNAMIC, Moment, dynamic_value
from workbench.core.variables.scope import Scope, Value
from workbench.core.variables.syntax import PATTERN, uses

MAX_CHARS = 4 << 20
MAX_DEPTH = 50
Reason = Literal["unknown", "cycle", "no_value", "too_much"]
_DYNAMIC = Scope("dynamic")


class VariableError(DraftError):
    """A variable that gives no value: why, and by which names one comes to it."""

    def __init__(self, place: str, problem: str, reason: Reason, chain: tuple[str, ...]) -> None:
        super().__init__(place, problem)
        self.reason = reason
        self.chain = chain


@dataclass(frozen=True, slots=True)
class Resolved:
    """A name's value with everything filled in, and where it comes from."""

    value: str = field(repr=False)
    scope: Scope
    secret: bool = False
    """Whether it is a secret or holds one."""
    chain: tuple[str, ...] = ()
    """The name, and those of the variables that its value uses."""
    typed: str = field(default="", repr=False)
    """The value as it was typed, before its own variables are filled in."""
    note: str = ""


class Scopes(Mapping[str, str]):
    """Values by name. Frozen, so it may be handed to another thread; what was resolved is kept.

    The strongest scope that has a name wins: data row, session (what captures have set), request, folders from the
    innermost outwards, environment, collection, and last what the workbench itself knows (``base``). An environment is
    stronger than the collection, so that choosing one replaces the collection's own values.
    """

    def __init__(self, scopes: tuple[Scope, ...] = (), moment: Moment | None = None) -> None:
        self._scopes = scopes
        self._moment = moment
        self._kept: dict[str, Resolved] = {}

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """Strongest first."""
        return self._scopes

    @property
    def moment(self) -> Moment | None:
        """Of when made-up values are; None where there are none."""
        return self._moment

    def __getitem__(self, name: str) -> str:
        if name not in self:
            raise KeyError(name)
        return self.resolve(name).value

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._find(name) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(name for scope in self._scopes for name in scope.values))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def names(self) -> tuple[str, ...]:
        """What may be typed after ``{{``: all names in order, the made-up ones last."""
        return (*sorted(self), *(DYNAMIC if self._moment else ()))

    def resolve(self, name: str, place: str = "Variables", default: str | None = None) -> Resolved:
        """The value of a name, nested ones filled in.

        Raises:
            VariableError: when it is unknown, goes round in a circle, or is a secret without a value here.
        """
        return self._resolve(name, (), place, default)

    def fill(self, text: str, place: str) -> str:
        """The text with values in place of its variables.

        Raises:
            VariableError: as ``resolve``.
        """
        return self._fill(text, (), place)[0] if "{{" in text else text

    def stronger(self, scope: Scope) -> "Scopes":
        """The same with one more scope above all others."""
        return Scopes((scope, *self._scopes), self._moment)

    def weaker(self, scope: Scope) -> "Scopes":
        """The same with one more scope below all others."""
        return Scopes((*self._scopes, scope), self._moment)

    def masked(self, stand_in: Callable[[str], str]) -> "Scopes":
        """The same with something else in place of each secret; gets the secret's name. It needs no value then."""

        def cover(scope: Scope) -> Scope:
            hidden = {
                name: replace(value, text=stand_in(name), literal=True) if value.secret else value
                for name, value in scope.values.items()
            }
            return replace(scope, values=hidden)

        return Scopes(tuple(cover(scope) for scope in self._scopes), self._moment)

    def secrets(self) -> tuple[str, ...]:
        """The values of all secrets, longest first; those that can't be resolved are left out."""
        names = {name for scope in self._scopes for name, value in scope.values.items() if value.secret}
        held = (scope.values.get(name) for scope in self._scopes for name in names)
        found = {value.text for value in held if value and value.text}
        found.update(text for name in names for text in self._whole(name))
        return tuple(sorted(found, key=len, reverse=True))

    def _whole(self, name: str) -> tuple[str, ...]:
        try:
            return (self.resolve(name).value,)
        except DraftError:
            return ()

    def _find(self, name: str) -> tuple[Value, Scope] | None:
        """The strongest that says anything; a secret without a value here leaves that to those below it."""
        empty: tuple[Value, Scope] | None = None
        for scope in self._scopes:
            value = scope.values.get(name)
            if value is not None and value.text is not None:
                return (replace(value, secret=True), scope) if empty else (value, scope)
            if value is not None:
                empty = empty or (value, scope)
        made = dynamic_value(name, self._moment) if self._moment and name.startswith("$") else None
        return (Value(made), _DYNAMIC) if made is not None else empty

    def _resolve(self, name: str, above: tuple[str, ...], place: str, default: str | None) -> Resolved:
        chain = (*above, name)
        if name in above:
            raise VariableError(place, f"{_path(chain)} goes round in a circle", "cycle", chain)
        kept = self._kept.get(name)
        if kept is not None:
            return kept
        if len(chain) > MAX_DEPTH:
            raise VariableError(place, f"{_path(chain[:3])} … is nested too deep", "too_much", chain)
        found = self._find(name)
        if found is None or (found[0].text is None and default is not None):
            return self._default(default, chain, place)
        value, scope = found
        if value.text is None:
            raise VariableError(place, _no_value(chain, scope), "no_value", chain)
        text, secret, names = (value.text, False, ()) if value.literal else self._fill(value.text, chain, place)
        made = Resolved(text, scope, value.secret or secret, (name, *names), value.text, value.note)
        self._kept[name] = made
        return made

    def _default(self, default: str | None, chain: tuple[str, ...], place: str) -> Resolved:
        if default is None:
            raise VariableError(place, self._unknown(chain), "unknown", chain)
        text, secret, names = self._fill(default, chain, place)
        return Resolved(text, Scope("default"), secret, (chain[-1], *names), default)

    def _fill(self, text: str, above: tuple[str, ...], place: str) -> tuple[str, bool, tuple[str, ...]]:
        """The text filled in, whether a secret is in it, and the names that were used."""
        pieces: list[str] = []
        names: list[str] = []
        secret, at, size = False, 0, len(text)
        for use in uses(text):
            found = self._resolve(use.name, above, place, use.default)
            size += len(found.value)
            if size > MAX_CHARS:
                raise VariableError(place, f"{_path((*above, use.name))} gives too long a text", "too_much", above)
            pieces += [text[at : use.start], found.value]
            at = use.end
            secret = secret or found.secret
            names += found.chain
        return "".join((*pieces, text[at:])), secret, tuple(dict.fromkeys(names))

    def _unknown(self, chain: tuple[str, ...]) -> str:
        known = ", ".join("{{" + name + "}}" for name in self) or "none"
        way = f", used by {_path(chain[:-1])}" if len(chain) > 1 else ""
        return f"unknown variable {{{{{chain[-1]}}}}}{way}. Known: {known}"


def expand(text: str, variables: Mapping[str, str], place: str) -> str:
    """The text with its values put in, also those that stand in values.

    Raises:
        VariableError: for the first variable that has no value, naming ``place``.
    """
    if "{{" not in text or not PATTERN.search(text):
        return text
    scopes = variables if isinstance(variables, Scopes) else Scopes((Scope.plain("session", variables),))
    return scopes.fill(text, place)


def with_base(base: str, variables: Mapping[str, str] | None) -> Scopes:
    """The variables, and below them the address of the backend that a request goes to."""
    scopes = variables if isinstance(variables, Scopes) else Scopes((Scope.plain("session", variables or {}),))
    return scopes if "base" in scopes or not base else scopes.weaker(Scope.plain("workbench", {"base": base}))


def _path(chain: tuple[str, ...]) -> str:
    return " → ".join("{{" + name + "}}" for name in chain)


def _no_value(chain: tuple[str, ...], scope: Scope) -> str:
    of = f"{scope.kind} {scope.name}".strip()
    return f"the secret {_path(chain)} of the {of} has no value on this machine: type it in under Environment"
