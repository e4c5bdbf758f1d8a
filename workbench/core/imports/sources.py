"""Recognises what a text is, and reads it with the importer for that."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from workbench.core.curl.words import looks_like_curl
from workbench.core.imports.curl import import_curl_lines
from workbench.core.imports.har import import_har
from workbench.core.imports.http_file import import_http_environments, import_http_file
from workbench.core.imports.openapi import import_openapi
from workbench.core.imports.opencollection import import_opencollection
from workbench.core.imports.postman import import_environment, import_postman
from workbench.core.imports.progress import Progress, silent
from workbench.core.imports.report import Imported, UnreadableImportError

_LOOKED_AT = 200_000
_HTTP_LINE = re.compile(
    r"^(?:###|\s*(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|GRAPHQL)\s+\S|\s*https?://\S+\s*$)", re.MULTILINE
)
_IN_JSON = (
    (r'"(?:openapi|swagger)"\s*:\s*"', "openapi"),
    (r'"opencollection"\s*:', "opencollection"),
    (r'"values"\s*:\s*\[', "postman-environment"),
    (r'"paths"\s*:', "openapi"),
    (r'"requests"\s*:\s*\[', "postman"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A text on its way in: its file's name, the URL that it came from, and how to read files beside it."""

    content: str
    name: str = ""
    origin: str = ""
    read_file: Callable[[str], bytes] | None = None

    def text_of(self, path: str) -> str:
        """A file beside it. Raises OSError."""
        if self.read_file is None:
            raise FileNotFoundError(2, "files beside it are not read here", path)
        return self.read_file(path).decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Kind:
    """One format; its name is that of a tool, so it isn't translated."""

    id: str
    name: str
    read: Callable[[Source, Progress], Imported]


def _curl(source: Source, progress: Progress) -> Imported:
    if source.read_file is None:
        return import_curl_lines(source.content, progress=progress)
    return import_curl_lines(source.content, source.read_file, progress=progress)


def _openapi(source: Source, progress: Progress) -> Imported:
    return import_openapi(source.content, source.text_of, origin=source.origin, progress=progress)


def _http(source: Source, progress: Progress) -> Imported:
    return import_http_file(source.content, source.name.rpartition(".")[0] or source.name, progress=progress)


KINDS = (
    Kind("openapi", "OpenAPI", _openapi),
    Kind("postman", "Postman", lambda source, progress: import_postman(source.content, progress=progress)),
    Kind("postman-environment", "Postman environment", lambda source, _: import_environment(source.content)),
    Kind("har", "HAR", lambda source, progress: import_har(source.content, progress=progress)),
    Kind("curl", "cURL", _curl),
    Kind("http", ".http", _http),
    Kind("http-environment", ".http environments", lambda source, _: import_http_environments(source.content)),
    Kind(
        "opencollection",
        "OpenCollection",
        lambda source, progress: import_opencollection(source.content, progress=progress),
    ),
)


def kind_of(content: str, name: str = "") -> Kind:
    """What a text is, by what it holds, and by its file's name where that leaves a doubt.

    Raises:
        UnreadableImportError: when it is none of what is known here.
    """
    found = _id_of(content[:_LOOKED_AT].removeprefix("\ufeff"), content, name.lower())
    kind = next((kind for kind in KINDS if kind.id == found), None)
    if kind is None:
        raise UnreadableImportError("It is none of the formats: OpenAPI, Postman, HAR, cURL, .http, OpenCollection.")
    return kind


def _id_of(head: str, content: str, name: str) -> str:
    if head.lstrip()[:1] == "{":
        return _json_id(head, content, name)
    if looks_like_curl(head):
        return "curl"
    if re.search(r"^[\"']?openapi[\"']?\s*:|^[\"']?swagger[\"']?\s*:", head, re.MULTILINE):
        return "openapi"
    if re.search(r"^(?:opencollection|items|http)\s*:(?!//)", head, re.MULTILINE):
        return "opencollection"
    return "http" if name.endswith((".http", ".rest")) or _HTTP_LINE.search(head) else ""


def _json_id(head: str, content: str, name: str) -> str:
    if name.endswith(".har") or (re.search(r'"log"\s*:\s*\{', head) and re.search(r'"entries"\s*:', content)):
        return "har"
    if re.search(r'"item"\s*:\s*\[', content) or "_postman_id" in head or "schema.getpostman.com" in head:
        return "postman"
    found = (kind for pattern, kind in _IN_JSON if re.search(pattern, head))
    return next(found, "http-environment" if name.endswith(".env.json") else "")


def read(source: Source, progress: Progress = silent) -> Imported:
    """What a source holds. Raises UnreadableImportError."""
    return kind_of(source.content, source.name).read(source, progress)
