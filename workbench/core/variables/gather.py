"""Gathers the scopes of one request from its collection, the chosen environment and what runs have captured."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from workbench.core import assertion
from workbench.core.collection import Collection, Environment, Variable
from workbench.core.variables.dynamic import Moment
from workbench.core.variables.scope import Kind, Scope, Value, sounds_secret
from workbench.core.variables.scopes import Scopes

Secrets = Mapping[str, Mapping[str, str]]
"""Values of secrets, by owner and name."""
Place = tuple[assertion.Scope, str]
"""Where a capture puts a value: a scope, and which request, folder or environment it is of."""
Captured = Mapping[Place, Mapping[str, str]]
_NONE: Mapping[str, str] = {}


def owner_of(root: Path | None, kind: Kind, name: str = "") -> str:
    """Under which name the secrets of an environment, collection, folder or request are kept."""
    return f"{root or ''}#{kind}/{name}"


def place_of(scope: assertion.Scope, path: str = "", environment: str = "") -> Place:
    """Where a capture of the request at ``path`` puts its value."""
    match scope:
        case "request":
            return scope, path
        case "folder":
            return scope, path.rpartition("/")[0]
        case "environment":
            return scope, environment
        case "collection" | "session":
            return scope, ""


def scopes_of(
    collection: Collection | None,
    environment: Environment | None,
    path: str = "",
    *,
    secrets: Secrets | None = None,
    captured: Captured | None = None,
    row: Mapping[str, str] | None = None,
    base: str = "",
    moment: Moment | None = None,
    own: tuple[Variable, ...] | None = None,
) -> Scopes:
    """The scopes of the request at ``path``, strongest first.

    Args:
        collection: The open collection, if any.
        environment: The chosen environment, if any.
        path: The request's file in the collection; empty for one that was never saved.
        secrets: What the keyring holds.
        captured: What runs and sends have taken from answers; stands above what its scope says in the file.
        row: A data row of a run: above all.
        base: Address of the running backend: below all.
        moment: What made-up values are made of; without one there are none.
        own: The request's own variables as they are being typed; without these, those of its file.
    """
    found = _Gathering(collection, environment, secrets or {}, captured or {}, own)
    head = (Scope.plain("row", row),) if row else ()
    tail = (Scope("workbench", {"base": Value(base, literal=True)}),) if base else ()
    return Scopes((*head, *found.strongest_first(path), *tail), moment)


@dataclass(frozen=True, slots=True)
class _Gathering:
    """Where to look."""

    collection: Collection | None
    environment: Environment | None
    secrets: Secrets
    captured: Captured
    own: tuple[Variable, ...] | None

    def strongest_first(self, path: str) -> Iterator[Scope]:
        yield from self._captured("session", "", ())
        yield from self._scope("request", path, self._saved(path) if self.own is None else self.own)
        folders = self.collection.folders_above(path) if self.collection else ()
        for folder in reversed(folders[1:]):
            yield from self._scope("folder", folder.path, folder.defaults.variables, folder.name)
        if self.environment is not None:
            name = self.environment.name
            yield from self._scope("environment", name, self.environment.variables, name)
        yield from self._scope("collection", "", folders[0].defaults.variables if folders else ())

    def _saved(self, path: str) -> tuple[Variable, ...]:
        saved = self.collection.request(path) if self.collection and path else None
        return saved.draft.variables if saved else ()

    def _scope(
        self, kind: assertion.Scope, of: str, variables: tuple[Variable, ...], name: str = ""
    ) -> Iterator[Scope]:
        """What was captured for it, and what its file says."""
        yield from self._captured(kind, of, variables, name)
        if variables:
            root = self.collection.root if self.collection else None
            yield Scope.of(kind, variables, self.secrets.get(owner_of(root, kind, of), _NONE), name, of)

    def _captured(
        self, kind: assertion.Scope, of: str, declared: Iterable[Variable], name: str = ""
    ) -> Iterator[Scope]:
        values = self.captured.get((kind, of), _NONE)
        if values:
            secret = {one.name for one in declared if one.secret}
            yield Scope(kind, {key: _taken(key, text, secret) for key, text in values.items()}, name, of)


def _taken(name: str, text: str, secret: Set[str]) -> Value:
    return Value(text, name in secret or sounds_secret(name), literal=True, note="captured")
