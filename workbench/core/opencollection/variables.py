"""Variables in OpenCollection's words, both ways. A secret is a name only: its value never gets into a file."""

from workbench.core.collection import Variable
from workbench.core.opencollection.fields import described, disabled, flag, mappings, note, text
from workbench.core.opencollection.yaml_text import Raw, Tree


def read_variables(raw: dict[str, Raw]) -> tuple[Variable, ...]:
    return tuple(_read(one) for one in mappings(raw, "variables"))


def variable_trees(variables: tuple[Variable, ...]) -> list[Tree]:
    return [_tree(one) for one in variables]


def _read(raw: dict[str, Raw]) -> Variable:
    secret = flag(raw, "secret")
    value = "" if secret else text(raw, "value")
    return Variable(text(raw, "name"), value, secret, not flag(raw, "disabled"), note(raw))


def _tree(one: Variable) -> Tree:
    held: dict[str, Tree] = {"secret": True} if one.secret else {}
    value: dict[str, Tree] = {} if one.secret else {"value": one.value}
    return {**held, "name": one.name, **value, **described(one.note), **disabled(one.enabled)}
