"""One environment's file: the values that are chosen together. Those of secrets never stand in it."""

from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from workbench.core.collection import Environment
from workbench.core.opencollection.fields import text, without_empty
from workbench.core.opencollection.variables import read_variables, variable_trees
from workbench.core.opencollection.writing import changed, fresh
from workbench.core.opencollection.yaml_text import Raw, Tree, load


def read_environment(content: str, path: str) -> Environment:
    """The environment of a file, called like the file when it doesn't say. Raises UnreadableError."""
    return replace(environment_of(load(content), PurePosixPath(path).stem), path=path)


def write_environment(environment: Environment, old_text: str = "") -> str:
    """The text of an environment's file, changed only where it says something else. Raises UnreadableError."""
    if not load(old_text):
        return fresh(_tree(environment))
    return changed(old_text, _tree(environment), partial(_understand, name=environment.name))


def environment_of(raw: dict[str, Raw], name: str) -> Environment:
    """An environment as it was read."""
    return Environment(text(raw, "name") or name, read_variables(raw))


def _understand(raw: dict[str, Raw], name: str) -> dict[str, Tree]:
    return _tree(environment_of(raw, name))


def _tree(environment: Environment) -> dict[str, Tree]:
    return without_empty({"name": environment.name, "variables": variable_trees(environment.variables)})
