"""HAR 1.2, what browsers and proxies write: the requests that were really sent, with their bodies."""

import base64
from urllib.parse import urlsplit

from workbench.core.collection import Folder, SavedRequest
from workbench.core.imports import bodies
from workbench.core.imports.addresses import split
from workbench.core.imports.documents import load_json
from workbench.core.imports.progress import Progress, silent
from workbench.core.imports.report import Imported, ItemLosses, Losses, UnreadableImportError
from workbench.core.imports.values import Json, mapping, mappings, sequence, text
from workbench.core.request import Body, FormBody, MultipartBody, NoBody, Part, RequestDraft, Row

_OF_THE_CONNECTION = (
    "connection", "content-length", "host", "keep-alive", "proxy-connection", "te", "trailer",
    "transfer-encoding", "upgrade", "sec-websocket-key", "sec-websocket-version", "sec-websocket-extensions",
)  # fmt: skip


def import_har(content: str, *, progress: Progress = silent) -> Imported:
    """The requests of a log, in a folder for each host when there are several.

    Raises:
        UnreadableImportError: when it is malformed, or no HAR.
    """
    log = mapping(mapping(load_json(content)).get("log"))
    if not isinstance(log.get("entries"), list):
        raise UnreadableImportError("It has no log with entries: it is no HAR file.")
    losses, found = Losses(), list[tuple[str, SavedRequest]]()
    entries = sequence(log["entries"])
    for number, entry in enumerate(entries, 1):
        progress(number, len(entries))
        request = mapping(mapping(entry).get("request"))
        url = text(request.get("url"))
        told = losses.of(f"{text(request.get('method')) or '?'} {url or '(no URL)'}", f"log.entries[{number - 1}]")
        try:
            found.append((urlsplit(url).netloc, _saved(request, mapping(entry), told)))
        except (ValueError, TypeError, AttributeError) as error:
            told.tell("the whole entry", f"it is malformed: {error}")
    if any(mapping(mapping(entry).get("response")) for entry in entries):
        losses.tell("all entries", "answers and their times", "a request file holds no answers", "log.entries")
    return Imported(_title(log), tuple(_by_host(found)), (), tuple(losses.found))


def _title(log: Json) -> str:
    pages = [text(page.get("title")) for page in mappings(log.get("pages"))]
    return next((title for title in pages if title), "") or "HAR"


def _by_host(found: list[tuple[str, SavedRequest]]) -> list[Folder | SavedRequest]:
    hosts = list(dict.fromkeys(host for host, _ in found))
    if len(hosts) < 2:
        return [request for _, request in found]
    return [Folder("", host, tuple(request for of, request in found if of == host)) for host in hosts]


def _saved(request: Json, entry: Json, losses: ItemLosses) -> SavedRequest:
    written = text(request.get("url"))
    scheme = urlsplit(written).scheme
    if scheme not in ("http", "https", "ws", "wss"):
        raise ValueError(f"“{scheme or written}” can't be sent from here, only http, https, ws and wss")
    url, params = split(written)
    headers = tuple(_headers(request, losses))
    body = _body(mapping(request.get("postData")), bodies.given_type(headers), losses)
    if not isinstance(body, NoBody):
        headers = bodies.without(headers, "content-type")
    draft = RequestDraft(
        text(request.get("method")).strip() or "GET",
        url,
        params=params,
        headers=headers,
        body=body,
        name=urlsplit(written).path.rstrip("/") or "/",
        notes=text(entry.get("comment")),
        http2=text(request.get("httpVersion")).lower() in ("h2", "http/2", "http/2.0"),
    )
    return SavedRequest("", draft)


def _headers(request: Json, losses: ItemLosses) -> list[Row]:
    rows = [Row(text(one.get("name")), text(one.get("value"))) for one in mappings(request.get("headers"))]
    kept = [
        row for row in rows if row.name and not row.name.startswith(":") and row.name.lower() not in _OF_THE_CONNECTION
    ]
    named = {row.name.lower() for row in kept}
    cookies = [f"{text(one.get('name'))}={text(one.get('value'))}" for one in mappings(request.get("cookies"))]
    if cookies and "cookie" not in named:
        kept.append(Row("Cookie", "; ".join(cookies)))
    for row in kept:
        if row.name.lower() == "accept-encoding" and {"br", "zstd"} & set(row.value.replace(" ", "").split(",")):
            losses.tell(f"Accept-Encoding: {row.value}", "an answer packed with br or zstd is not unpacked here")
    return kept


def _body(given: Json, typed: str, losses: ItemLosses) -> Body:
    """The text as it was sent wins over its parts, which leave out boundaries and encodings."""
    kind = typed or text(given.get("mimeType"))
    content = text(given.get("text"))
    if content:
        if given.get("encoding") == "base64":
            content = _decoded(content)
        if not content:
            losses.tell("body", "it is no text: save it as a file and choose that as the body")
            return NoBody()
        return bodies.of_text(content, kind)
    params = list(mappings(given.get("params")))
    if not params:
        return NoBody()
    if kind.startswith("multipart/"):
        return MultipartBody(tuple(_part(one, losses) for one in params))
    return FormBody(tuple(Row(text(one.get("name")), text(one.get("value"))) for one in params))


def _decoded(content: str) -> str:
    """The text that stands in Base64; empty when it is no text."""
    try:
        return base64.b64decode(content, validate=True).decode()
    except ValueError:
        return ""


def _part(one: Json, losses: ItemLosses) -> Part:
    name, kind, filename = text(one.get("name")), text(one.get("contentType")), text(one.get("fileName"))
    if filename:
        losses.tell(f"file {filename} of the part {name}", "a HAR holds only its name: choose the file again")
        return Part(name, "", filename, kind, enabled=False)
    return Part(name, text(one.get("value")), "", kind)
