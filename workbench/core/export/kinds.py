"""The list of what a request can be copied as."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.export.http_file import http_file
from workbench.core.export.hurl import hurl
from workbench.core.export.outgoing import Outgoing, outgoing
from workbench.core.export.postman import postman
from workbench.core.export.programs import fetch, httpx
from workbench.core.export.shells import bash, powershell
from workbench.core.export.typed import filled, with_variables
from workbench.core.request import RequestDraft


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to write a request down; its name is that of a tool, so it isn't translated."""

    id: str
    name: str
    write: Callable[[Outgoing], str]
    suffix: str = ".txt"
    """What a file of it is called at its end."""
    says: Literal["sent", "typed", "filled"] = "sent"
    """The request as it is sent; as it was typed, with its variables; or as typed, with their values."""


KINDS = (
    Kind("curl", "cURL (bash)", bash, ".sh"),
    Kind("curl-powershell", "cURL (PowerShell)", powershell, ".ps1"),
    Kind("httpx", "Python httpx", httpx, ".py"),
    Kind("fetch", "JavaScript fetch", fetch, ".js"),
    Kind("http", ".http", http_file, ".http"),
    Kind("http-variables", ".http with {{variables}}", http_file, ".http", "typed"),
    Kind("hurl", "Hurl", hurl, ".hurl"),
    Kind("hurl-variables", "Hurl with {{variables}}", hurl, ".hurl", "typed"),
    Kind("postman", "Postman 2.1", postman, ".postman_collection.json", "filled"),
    Kind("postman-variables", "Postman 2.1 with {{variables}}", postman, ".postman_collection.json", "typed"),
)


def kind(kind_id: str) -> Kind:
    return next(one for one in KINDS if one.id == kind_id)


def written(
    one: Kind,
    draft: RequestDraft,
    variables: Mapping[str, str],
    *,
    secrets: bool,
    cookies: Jar = EMPTY_JAR,
    now: float = 0.0,
) -> str:
    """The draft in that kind. Raises ``DraftError`` when it can't become a request."""
    if one.says == "typed":
        return with_variables(one.write, draft, secrets=secrets)
    request = outgoing(draft, variables, secrets=secrets, cookies=cookies, now=now)
    if one.says == "filled":
        request = replace(request, draft=filled(draft, variables, secrets=secrets))
    return one.write(request)
