"""Turns a Postman environment, or Postman's globals, into an environment of ours."""

from workbench.core.collection import Environment
from workbench.core.imports.documents import load_json
from workbench.core.imports.postman.rows import variables
from workbench.core.imports.report import Imported, Losses, UnreadableImportError
from workbench.core.imports.values import mapping, text


def import_environment(content: str) -> Imported:
    """The environment. Raises UnreadableImportError when it is malformed, or none."""
    found = mapping(load_json(content))
    if not isinstance(found.get("values"), list):
        raise UnreadableImportError("It has no list of values: it is no Postman environment.")
    name = text(found.get("name")) or "Postman environment"
    losses = Losses()
    held = variables(found["values"])
    for one in held:
        if one.secret and one.value:
            losses.tell(name, f"the value of {one.name}", "a secret is never written into a file: enter it once")
    return Imported(name, (), (Environment(name, held),), tuple(losses.found))
