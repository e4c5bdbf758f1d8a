"""Servers of a document: where its requests go, and an environment for each of them."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from workbench.core.collection import Environment, Variable
from workbench.core.imports.addresses import with_values
from workbench.core.imports.openapi.refs import Node
from workbench.core.imports.values import text

BASE = "{{base}}"


@dataclass(frozen=True, slots=True)
class Servers:
    """``base`` is what the variable of that name is to hold; empty when it stays the workbench's own."""

    base: str = ""
    environments: tuple[Environment, ...] = ()
    prefix: str = ""
    """A path that every request begins with, when the servers name nothing else."""


def read_servers(document: Node, origin: str, title: str) -> Servers:
    """The servers of a document; ``origin`` is the URL that it was read from, empty for a file.

    With several, an environment for each sets ``server``, and ``base`` is the first of them unless one is chosen.
    """
    urls = [(url_of(one), text(one.object.get("description"))) for one in document.at("servers").elements()]
    if origin:
        urls = [(urljoin(origin, url), about) for url, about in urls] or [(urljoin(origin, "/"), "")]
    absolute = [(url.rstrip("/"), about) for url, about in urls if "://" in url]
    if not absolute:
        return Servers(prefix=urls[0][0].rstrip("/") if urls else "")
    if len(absolute) == 1:
        return Servers(absolute[0][0])
    environments = tuple(
        Environment(f"{title}: {about or urlsplit(url).netloc}", (Variable("server", url),)) for url, about in absolute
    )
    return Servers("{{server:-" + absolute[0][0] + "}}", environments)


def own_server(item: Node, operation: Node) -> str:
    """The server that a path or an operation names for itself; empty when it names none."""
    for node in (operation, item):
        for server in node.at("servers").elements():
            url = url_of(server).rstrip("/")
            return url if "://" in url else BASE + url
    return ""


def url_of(server: Node) -> str:
    """A server's URL with the default of each of its variables."""
    values = {name: text(one.object.get("default")) for name, one in server.at("variables").members()}
    return with_values(text(server.object.get("url")), values)
