"""One source of values: a request's own variables, a folder's, an environment's, what a run has captured."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from workbench.core.collection import Variable

Kind = Literal["row", "session", "request", "folder", "environment", "collection", "workbench", "dynamic", "default"]


@dataclass(frozen=True, slots=True)
class Value:
    """What a scope says of a name; ``text`` is None for a secret that has no value on this machine."""

    text: str | None = field(repr=False)
    secret: bool = False
    note: str = ""
    literal: bool = False
    """Whether ``{{`` in it means nothing: what comes from an answer must never call up a secret."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Values by name, and whose they are."""

    kind: Kind
    values: Mapping[str, Value] = field(default_factory=dict)
    name: str = ""
    """Which folder or environment; empty where there is only one."""
    whose: str = ""
    """The path of its request or folder, or the name of its environment."""

    @classmethod
    def of(
        cls,
        kind: Kind,
        variables: Iterable[Variable],
        secrets: Mapping[str, str] | None = None,
        name: str = "",
        whose: str = "",
    ) -> "Scope":
        """The scope of these variables; those that are off don't count. Values of secrets come from ``secrets``."""
        given = secrets or {}
        return cls(kind, {one.name: _value(one, given) for one in variables if one.enabled and one.name}, name, whose)

    @classmethod
    def plain(cls, kind: Kind, values: Mapping[str, str], name: str = "") -> "Scope":
        """The scope of values to take literally; names that sound like a credential are taken for secrets."""
        return cls(kind, {key: Value(value, sounds_secret(key), literal=True) for key, value in values.items()}, name)


_CREDENTIALS = ("password", "passwd", "secret", "token", "api_key", "apikey", "session_id", "credential")


def sounds_secret(name: str) -> bool:
    """Whether a variable of that name had better be masked."""
    plain = name.lower().replace("-", "_")
    return any(word in plain for word in _CREDENTIALS)


def _value(one: Variable, secrets: Mapping[str, str]) -> Value:
    return Value(secrets.get(one.name) if one.secret else one.value, one.secret, one.note)
