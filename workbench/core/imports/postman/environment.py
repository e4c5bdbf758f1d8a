"""Turns a Postman environment, or Postman's globals, into an environment of ours."""

from workbench.core.collection import Environment
from workbench.core.imports.documents import load_json
from workbench.core.imports.postman.rows import variables
from workbench.core.imports.report import Imported, UnreadableImportError
from workbench.core.imports.values import mapping, text


def import_environment(content: str) -> Imported:
    """The environment, with the values of its secrets, which go into the secret store.

    Raises UnreadableImportError when it is malformed, or none.
    """
    found = mapping(load_json(content))
    if not isinstance(found.get("values"), list):
        raise UnreadableImportError("It has no list of values: it is no Postman environment.")
    name = text(found.get("name")) or "Postman environment"
    return Imported(name, (), (Environment(name, variables(found["values"])),))
