"""OpenCollection from elsewhere: a folder of files, or a whole collection in one."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

import yaml

from workbench.core.collection import Environment, Folder, SavedRequest
from workbench.core.imports.progress import Progress, silent
from workbench.core.imports.report import Imported, Losses, UnreadableImportError
from workbench.core.opencollection import (
    UnreadableError,
    read_environment,
    read_folder,
    read_inline_environments,
    read_request,
)
from workbench.core.opencollection.auth import unsupported
from workbench.core.opencollection.fields import items, mappings, part, text
from workbench.core.opencollection.yaml_text import Raw, load

_ROOT, _FOLDER, _ENVIRONMENTS = "opencollection.yml", "folder.yml", "environments"


def import_opencollection(content: str, *, progress: Progress = silent) -> Imported:
    """A collection in one file, its items written under ``items``. Raises UnreadableImportError."""
    try:
        raw = load(content)
    except UnreadableError as error:
        raise UnreadableImportError(str(error).partition(": ")[2] or str(error), error.line, error.column) from error
    if not {"opencollection", "items", "http"} & set(raw):
        raise UnreadableImportError("It has neither opencollection: nor items: it is no OpenCollection.")
    losses = Losses()
    if "http" in raw and "items" not in raw:
        request = _request(raw, "", losses)
        return Imported("OpenCollection", (request,) if request else (), (), tuple(losses.found))
    root = read_folder(content, "", text(part(raw, "info"), "name") or "OpenCollection")
    progress(0, 1)
    made = tuple(_inline(items(raw, "items"), "", losses))
    environments = read_inline_environments(content)
    _tell_secrets(environments, losses)
    return Imported(root.name, made, environments, tuple(losses.found), root.defaults, root.notes)


def _inline(given: list[Raw], above: str, losses: Losses) -> Iterator[Folder | SavedRequest]:
    for number, raw in enumerate(given, 1):
        if not isinstance(raw, dict):
            losses.tell(f"{above}item {number}", "the whole item", "it is malformed: expected a mapping")
            continue
        name = text(part(raw, "info"), "name") or text(raw, "name") or f"item {number}"
        if "items" in raw or text(part(raw, "info"), "type") == "folder":
            held = {key: value for key, value in raw.items() if key != "items"}
            made = read_folder(_dump(held), name, name)
            below = tuple(_inline(items(raw, "items"), f"{above}{name} / ", losses))
            yield Folder("", made.name, below, made.defaults, made.notes, switches=made.switches)
        elif request := _request(raw, above, losses):
            yield request


def _request(raw: dict[str, Raw], above: str, losses: Losses) -> SavedRequest | None:
    name = text(part(raw, "info"), "name") or "request"
    return _told(read_request(_dump(raw), f"{name}.yml"), raw, f"{above}{name}", losses)


def _told(found: SavedRequest, raw: dict[str, Raw], item: str, losses: Losses) -> SavedRequest | None:
    """The request, with what its file holds beyond ours told; None when it can't be read."""
    if found.problem:
        losses.tell(item, "the whole item", found.problem)
        return None
    request = part(raw, "http") or part(raw, "graphql")
    if kind := unsupported(request.get("auth")):
        losses.tell(item, f"auth: {kind}", "this kind can't be sent from here; the request goes without credentials")
    for script in mappings(part(raw, "runtime"), "scripts"):
        losses.tell(item, f"{text(script, 'type') or 'a'} script", "scripts don't run here")
    return SavedRequest("", found.draft)


def _dump(raw: dict[str, Raw]) -> str:
    return yaml.dump(raw, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


def import_opencollection_folder(files: Mapping[str, str], name: str, *, progress: Progress = silent) -> Imported:
    """A collection's folder; ``files`` are its YAML texts by path, with ``/``. Raises UnreadableImportError."""
    if not files:
        raise UnreadableImportError("There is no .yml file in this folder.")
    losses = Losses()
    root = read_folder(files.get(_ROOT, ""), "", name)
    environments: list[Environment] = []
    requests: dict[str, SavedRequest] = {}
    for done, (path, content) in enumerate(sorted(files.items())):
        progress(done, len(files))
        if PurePosixPath(path).parent.as_posix() == _ENVIRONMENTS:
            environments += _environment(content, path, losses)
        elif PurePosixPath(path).name not in (_ROOT, _FOLDER):
            found = _told(read_request(content, path), _raw(content), path, losses)
            requests |= {path: found} if found else {}
    made = _tree("", files, requests, {path: read_request(files[path], path).sequence for path in requests})
    inline = read_inline_environments(files.get(_ROOT, ""))
    _tell_secrets((*inline, *environments), losses)
    return Imported(root.name, made, (*inline, *environments), tuple(losses.found), root.defaults, root.notes)


def _raw(content: str) -> dict[str, Raw]:
    try:
        return load(content)
    except UnreadableError:
        return {}


def _environment(content: str, path: str, losses: Losses) -> Iterator[Environment]:
    try:
        yield read_environment(content, path)
    except UnreadableError as error:
        losses.tell(path, "the whole environment", str(error))


def _tree(
    path: str, files: Mapping[str, str], requests: Mapping[str, SavedRequest], places: Mapping[str, float | None]
) -> tuple[Folder | SavedRequest, ...]:
    """Folders, then requests, each in the order that their files name."""
    depth = len(PurePosixPath(path).parts)
    below = [one for one in requests if PurePosixPath(one).parts[:depth] == PurePosixPath(path).parts]
    names = sorted({PurePosixPath(one).parts[depth] for one in below if len(PurePosixPath(one).parts) > depth + 1})
    folders: list[Folder] = []
    for name in names:
        inner = f"{path}/{name}".lstrip("/")
        made = read_folder(files.get(f"{inner}/{_FOLDER}", ""), inner, name)
        held = _tree(inner, files, requests, places)
        folders.append(Folder("", made.name, held, made.defaults, made.notes, "", made.switches, made.sequence))
    own = sorted(
        (one for one in below if len(PurePosixPath(one).parts) == depth + 1),
        key=lambda one: (_place(places[one]), one.lower()),
    )
    folders.sort(key=lambda one: (_place(one.sequence), one.name.lower()))
    return (*folders, *(requests[one] for one in own))


def _place(sequence: float | None) -> float:
    return float("inf") if sequence is None else sequence


def _tell_secrets(environments: tuple[Environment, ...], losses: Losses) -> None:
    for environment in environments:
        for one in environment.variables:
            if one.secret:
                losses.tell(
                    environment.name, f"the value of {one.name}", "a secret has no value in files: enter it once"
                )
