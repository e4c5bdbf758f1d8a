"""An environment as Postman reads it; secrets have no value, because the file may go anywhere."""

import json

from workbench.core.collection import Environment, Variable


def postman_environment(environment: Environment) -> str:
    """The text of a file that Postman imports as an environment."""
    values = [_value(one) for one in environment.variables if one.name]
    found = {"name": environment.name, "values": values, "_postman_variable_scope": "environment"}
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _value(one: Variable) -> dict[str, object]:
    note = {"description": one.note} if one.note else {}
    kind, value = ("secret", "") if one.secret else ("default", one.value)
    return {"key": one.name, "value": value, "type": kind, "enabled": one.enabled, **note}
