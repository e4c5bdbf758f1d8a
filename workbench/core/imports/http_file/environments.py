"""``http-client.env.json``, the environments beside ``.http`` files."""

from workbench.core.collection import Environment, Variable
from workbench.core.imports.documents import load_json
from workbench.core.imports.report import Imported, Losses, UnreadableImportError
from workbench.core.imports.values import mapping, text


def import_http_environments(content: str) -> Imported:
    """An environment for each name in the file; what stands under ``$shared`` is in all of them."""
    found = mapping(load_json(content))
    if not found or not all(isinstance(one, dict) for one in found.values()):
        raise UnreadableImportError("It is no file of environments: expected an object of objects.")
    losses = Losses()
    shared = mapping(found.get("$shared"))
    made: list[Environment] = []
    for name, given in found.items():
        if name == "$shared":
            continue
        values = {**shared, **given}
        for key in [one for one in values if isinstance(values[one], dict | list)]:
            losses.tell(str(name), str(key), "its value is no text", f"{name}.{key}")
            del values[key]
        made.append(Environment(str(name), tuple(Variable(str(key), text(one)) for key, one in values.items())))
    return Imported("environments", (), tuple(made), tuple(losses.found))
