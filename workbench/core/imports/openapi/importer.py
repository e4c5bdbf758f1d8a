"""Turns a document into requests: one for each operation, in folders by tag."""

from collections.abc import Iterator

from workbench.core.collection import Defaults, Folder, SavedRequest, Variable
from workbench.core.imports.addresses import with_colons, with_values
from workbench.core.imports.documents import load
from workbench.core.imports.openapi.bodies import Bodies
from workbench.core.imports.openapi.examples import ExampleBuilder
from workbench.core.imports.openapi.parameters import Parameters
from workbench.core.imports.openapi.refs import BrokenRefError, Node, ReadFile, Refs
from workbench.core.imports.openapi.security import Security
from workbench.core.imports.openapi.servers import BASE, Servers, own_server, read_servers
from workbench.core.imports.progress import Progress, silent
from workbench.core.imports.report import Imported, ItemLosses, Losses, UnreadableImportError
from workbench.core.imports.values import Json, mapping, text
from workbench.core.request import RequestDraft, Row

_METHODS = ("get", "post", "put", "patch", "delete", "head", "options", "trace")
_BESIDE = (*_METHODS, "parameters", "servers", "summary", "description", "$ref")


def _no_files(path: str) -> str:
    raise FileNotFoundError(2, "files beside the document are not read here", path)


def import_openapi(
    content: str, read_file: ReadFile = _no_files, *, origin: str = "", progress: Progress = silent
) -> Imported:
    """The requests of a document.

    Args:
        content: The document, JSON or YAML.
        read_file: Gives a file beside it that a ``$ref`` names.
        origin: The URL that it was read from; its servers count from there.
        progress: Told how far it is.

    Raises:
        UnreadableImportError: when it is malformed, or no OpenAPI 3.
    """
    document = mapping(load(content))
    version = text(document.get("openapi"))
    if not version.startswith("3."):
        raise UnreadableImportError(_not_three(document, version))
    return _Import(document, read_file, origin).run(progress)


def _not_three(document: Json, version: str) -> str:
    if "swagger" in document:
        return f"It is Swagger {text(document['swagger'])}: convert it to OpenAPI 3 first."
    return f"It is OpenAPI {version}; 3.0 and 3.1 are understood." if version else "It names no OpenAPI version."


class _Import:
    """One document on its way."""

    def __init__(self, document: Json, read_file: ReadFile, origin: str) -> None:
        self._document = Node(document)
        self._refs = Refs(document, read_file)
        self._losses = Losses()
        self._examples = ExampleBuilder(self._refs)
        self._parameters = Parameters(self._refs, self._examples)
        self._bodies = Bodies(self._refs, self._examples)
        self._security = Security(self._refs, self._document)
        info = self._document.at("info").object
        self._title, self._about = text(info.get("title")) or "API", text(info.get("description"))
        self._servers: Servers = read_servers(self._document, origin, self._title)

    def run(self, progress: Progress) -> Imported:
        paths = self._document.at("paths").members()
        found: list[tuple[str, SavedRequest]] = []
        for done, (template, item) in enumerate(paths):
            progress(done, len(paths))
            found += self._path(template, item)
        progress(len(paths), len(paths))
        for name in ("webhooks", "x-webhooks"):
            for hook, _ in self._document.at(name).members():
                self._losses.tell(hook, "webhook", "the API sends it, nobody asks for it")
        base = (Variable("base", self._servers.base),) if self._servers.base else ()
        losses = self._losses.of(self._title, "security")
        defaults = Defaults(self._security.read(self._document.at("security"), losses), variables=base)
        return Imported(
            self._title,
            tuple(_foldered(found, self._tags())),
            self._servers.environments,
            tuple(self._losses.found),
            defaults,
            self._about,
        )

    def _tags(self) -> dict[str, str]:
        """Descriptions of the tags, in the document's order."""
        tags = self._document.at("tags").elements()
        return {text(one.object.get("name")): text(one.object.get("description")) for one in tags}

    def _path(self, template: str, given: Node) -> Iterator[tuple[str, SavedRequest]]:
        try:
            item = self._refs.follow(given)
        except BrokenRefError as error:
            self._losses.tell(template, "all its operations", str(error), f"paths.{template}")
            return
        if not isinstance(item.value, dict):
            self._losses.tell(
                template, "all its operations", "it is malformed: expected an object", f"paths.{template}"
            )
        for name, operation in item.members():
            if name.lower() in _METHODS:
                losses = self._losses.of(f"{name.upper()} {template}", f"paths.{template}.{name}")
                try:
                    yield self._operation(template, name.upper(), item, operation, losses)
                except (ValueError, TypeError, AttributeError, RecursionError) as error:
                    losses.tell("the whole operation", f"it is malformed: {error}")
            elif name not in _BESIDE and not name.startswith("x-"):
                self._losses.tell(template, name, "it is no HTTP method of OpenAPI 3", f"paths.{template}")

    def _operation(
        self, template: str, method: str, item: Node, operation: Node, losses: ItemLosses
    ) -> tuple[str, SavedRequest]:
        if not isinstance(operation.value, dict):
            raise ValueError("expected an object")
        placed = self._parameters.place(item.at("parameters"), operation.at("parameters"), losses)
        url, names = with_colons(template)
        url = with_values(url, {name: row.value for name, row in placed.path.items()})
        if operation.at("callbacks").object:
            losses.tell("callbacks", "the API sends them, nobody asks for them")
        server = own_server(item, operation) or BASE + self._servers.prefix
        draft = RequestDraft(
            method,
            server + url,
            params=tuple(placed.query),
            headers=placed.header_rows(),
            auth=self._security.of_operation(operation, losses),
            body=self._bodies.read(operation.at("requestBody"), losses),
            name=_name(operation.object, method, template),
            path_params=tuple(placed.path.get(name, Row(name)) for name in names),
            notes=_notes(operation.object),
        )
        for problem in self._examples.take_broken():
            losses.tell("a schema", f"{problem}; an example stands in its place, or nothing")
        tag = next((text(one.value) for one in operation.at("tags").elements()), "")
        return tag, SavedRequest("", draft)


def _name(operation: Json, method: str, template: str) -> str:
    return text(operation.get("summary") or operation.get("operationId")).strip() or f"{method} {template}"


def _notes(operation: Json) -> str:
    deprecated = "Deprecated.\n\n" if operation.get("deprecated") is True else ""
    return (deprecated + text(operation.get("description"))).strip()


def _foldered(found: list[tuple[str, SavedRequest]], abouts: dict[str, str]) -> Iterator[Folder | SavedRequest]:
    """A folder for each tag, in the document's order of tags; what has none comes last, in no folder."""
    used = dict.fromkeys(tag for tag, _ in found if tag)
    for tag in [*(one for one in abouts if one in used), *(one for one in used if one not in abouts)]:
        items = tuple(request for of, request in found if of == tag)
        yield Folder("", tag, items, notes=abouts.get(tag, ""))
    yield from (request for of, request in found if not of)
