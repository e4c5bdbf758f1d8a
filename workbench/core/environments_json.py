"""The workbench's own environments as the content of a versioned file. Values of secrets never stand in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from workbench.core.collection import Environment, Variable

VERSION = 1
FIRST_ENVIRONMENTS = (Environment("Local"),)
"""What somebody finds who has never been here."""


def content(environments: Sequence[Environment]) -> dict[str, Any]:
    """What the file holds."""
    return {
        "environments": [{"name": one.name, "variables": [_tree(v) for v in one.variables]} for one in environments]
    }


def read(content: Mapping[str, Any]) -> tuple[Environment, ...]:
    """The environments of a file's content; the first ones when there are none in it.

    Raises:
        ValueError: when it isn't such a content.
    """
    if "environments" not in content:
        return FIRST_ENVIRONMENTS
    try:
        return tuple(
            Environment(str(one["name"]), tuple(_variable(v) for v in one["variables"]))
            for one in content["environments"]
        )
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"It names no environments: {error!r}.") from error


def _tree(one: Variable) -> dict[str, Any]:
    value = {} if one.secret else {"value": one.value}
    return {"name": one.name, **value, "secret": one.secret, "enabled": one.enabled, "note": one.note}


def _variable(tree: Mapping[str, Any]) -> Variable:
    secret = bool(tree.get("secret", False))
    value = "" if secret else str(tree.get("value", ""))
    return Variable(str(tree["name"]), value, secret, bool(tree.get("enabled", True)), str(tree.get("note", "")))
