"""The list of what a request can be copied as."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.core.export.http_file import http_file
from workbench.core.export.hurl import hurl
from workbench.core.export.outgoing import Outgoing
from workbench.core.export.postman import postman
from workbench.core.export.programs import fetch, httpx
from workbench.core.export.shells import bash, powershell


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to write a request down; its name is that of a tool, so it isn't translated."""

    id: str
    name: str
    write: Callable[[Outgoing], str]
    suffix: str = ".txt"
    """What a file of it is called at its end."""


KINDS = (
    Kind("curl", "cURL (bash)", bash, ".sh"),
    Kind("curl-powershell", "cURL (PowerShell)", powershell, ".ps1"),
    Kind("httpx", "Python httpx", httpx, ".py"),
    Kind("fetch", "JavaScript fetch", fetch, ".js"),
    Kind("http", ".http", http_file, ".http"),
    Kind("hurl", "Hurl", hurl, ".hurl"),
    Kind("postman", "Postman 2.1", postman, ".postman_collection.json"),
)


def kind(kind_id: str) -> Kind:
    return next(one for one in KINDS if one.id == kind_id)
