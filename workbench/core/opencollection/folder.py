"""One folder's file, ``folder.yml``, and that of the whole collection, ``opencollection.yml``."""

from pathlib import PurePosixPath

from workbench.core.collection import Defaults, Environment, Folder
from workbench.core.opencollection.auth import auth_tree, read_auth
from workbench.core.opencollection.environment import environment_of
from workbench.core.opencollection.fields import mappings, note, part, row, row_tree, text, without_empty
from workbench.core.opencollection.sequence import sequence_of
from workbench.core.opencollection.tags import Settings, read_tags, tags_tree, value, values
from workbench.core.opencollection.variables import read_variables, variable_trees
from workbench.core.opencollection.writing import changed, fresh
from workbench.core.opencollection.yaml_text import Raw, Tree, UnreadableError, load
from workbench.core.request import INHERIT, NoAuth

VERSION = "1.0.0"


def read_folder(content: str, path: str, name: str = "") -> Folder:
    """The folder without its items; ``path`` is the folder's, empty for the collection's root.

    ``name`` is used when the file names none; else the folder is called as on disk.
    """
    called = name or PurePosixPath(path).name
    try:
        raw = load(content)
    except UnreadableError as error:
        return Folder(path, called, problem=str(error))
    return _folder(raw, path, called)


def read_inline_environments(content: str) -> tuple[Environment, ...]:
    """Environments that stand in ``opencollection.yml`` itself; none when it can't be read."""
    try:
        raw = load(content)
    except UnreadableError:
        return ()
    return tuple(environment_of(one, "") for one in mappings(part(raw, "config"), "environments"))


def write_folder(folder: Folder, old_text: str = "", sequence: int = 0) -> str:
    """The text of a folder's file, changed only where it says something else. Raises UnreadableError."""
    raw = load(old_text)
    after = _tree(folder, raw, sequence)
    if not raw:
        head: dict[str, Tree] = {} if folder.path else {"opencollection": VERSION}
        return fresh({**head, **after})

    def understand(found: dict[str, Raw]) -> dict[str, Tree]:
        return _tree(_folder(found, folder.path, folder.name), found)

    return changed(old_text, _tree(folder, raw), understand)


def _folder(raw: dict[str, Raw], path: str, name: str) -> Folder:
    info, request = part(raw, "info"), part(raw, "request")
    tags = read_tags(info)
    absent = NoAuth() if value(tags, "auth") == "none" else INHERIT
    defaults = Defaults(
        read_auth(request.get("auth"), absent),
        tuple(row(one) for one in mappings(request, "headers")),
        read_variables(request),
    )
    return Folder(
        path,
        text(info, "name") or name,
        defaults=defaults,
        notes=note(raw, "docs"),
        switches=_switches(tags),
        sequence=sequence_of(raw),
    )


def _tree(folder: Folder, old: dict[str, Raw], sequence: int = 0) -> dict[str, Tree]:
    """What a file says of this folder. Only a folder below the root may say its type, place and tags."""
    info: dict[str, Tree] = {"name": folder.name}
    if folder.path:
        seq: dict[str, Tree] = {"seq": sequence} if sequence else {}
        info |= {"type": "folder", **seq, "tags": tags_tree(_settings(folder), part(old, "info"))}
    given = folder.defaults
    auth = None if given.auth == INHERIT else auth_tree(given.auth)
    request: dict[str, Tree] = {
        "headers": [row_tree(one) for one in given.headers],
        **({} if auth is None else {"auth": auth}),
        "variables": variable_trees(given.variables),
    }
    return without_empty({"info": without_empty(info), "request": without_empty(request), "docs": folder.notes})


def _settings(folder: Folder) -> Settings:
    """What OpenCollection has no word for: no authentication below a folder that has some, and switches."""
    bare = (("auth", "none"),) if isinstance(folder.defaults.auth, NoAuth) else ()
    return (*bare, *(("switch", f"{feature}={setting}") for feature, setting in folder.switches))


def _switches(tags: Settings) -> tuple[tuple[str, str], ...]:
    parted = (found.partition("=") for found in values(tags, "switch"))
    return tuple((feature, setting) for feature, _, setting in parted)
