"""Variables: finds ``{{name}}`` in a text, knows where values come from, and puts them in their place."""

from workbench.core.variables.dynamic import DYNAMIC, Moment
from workbench.core.variables.gather import Captured, Place, Secrets, owner_of, place_of, scopes_of
from workbench.core.variables.look import Look, look, looks
from workbench.core.variables.scope import Scope, Value, sounds_secret
from workbench.core.variables.scopes import Resolved, Scopes, VariableError, expand, with_base
from workbench.core.variables.syntax import NAME, PATTERN, Use, begun, use_at, uses

__all__ = [
    "DYNAMIC",
    "NAME",
    "PATTERN",
    "Captured",
    "Look",
    "Moment",
    "Place",
    "Resolved",
    "Scope",
    "Scopes",
    "Secrets",
    "Use",
    "Value",
    "VariableError",
    "begun",
    "expand",
    "look",
    "looks",
    "owner_of",
    "place_of",
    "scopes_of",
    "sounds_secret",
    "use_at",
    "uses",
    "with_base",
]
