"""Turns a Postman collection into folders and requests."""

from dataclasses import replace
from typing import Any

from workbench.core.collection import Defaults, Folder, SavedRequest
from workbench.core.imports import bodies, dynamic
from workbench.core.imports.documents import load_json
from workbench.core.imports.postman.auth import read_auth
from workbench.core.imports.postman.body import read_body
from workbench.core.imports.postman.rows import rows, variables
from workbench.core.imports.postman.url import read_url
from workbench.core.imports.progress import Progress, silent
from workbench.core.imports.report import Imported, ItemLosses, Losses, UnreadableImportError
from workbench.core.imports.values import Json, described, mapping, mappings, sequence, text
from workbench.core.request import (
    INHERIT,
    Body,
    FileBody,
    JsonBody,
    MultipartBody,
    NoAuth,
    NoBody,
    RawBody,
    RequestDraft,
)

_DEEPEST = 60
_SYSTEM_HEADERS = {"accept": "Accept", "accept-encoding": "Accept-Encoding", "user-agent": "User-Agent"}
_PROFILE = ("disabledSystemHeaders", "followRedirects", "maxRedirects", "strictSSL", "disableBodyPruning")


def import_postman(content: str, *, progress: Progress = silent) -> Imported:
    """The requests of a collection. Raises UnreadableImportError when it is malformed, or no such collection."""
    found = mapping(load_json(content))
    collection = mapping(found.get("collection")) or found
    if not isinstance(collection.get("item"), list):
        raise UnreadableImportError(_not_two(collection))
    return _Import(collection, progress).run()


def _not_two(collection: Json) -> str:
    if "requests" in collection and "order" in collection:
        return "It is a collection of Postman's format 1: export it as Collection v2.1."
    return "It has no list of items: it is no Postman collection of the format 2."


class _Import:
    """One collection on its way."""

    def __init__(self, collection: Json, progress: Progress) -> None:
        self._collection = collection
        self._progress = progress
        self._losses = Losses()
        self._done, self._known = 0, _count(collection)

    def run(self) -> Imported:
        info = mapping(self._collection.get("info"))
        name = text(info.get("name")) or "Postman collection"
        losses = self._losses.of(name)
        scripts = _scripts(self._collection.get("event"), losses)
        defaults = self._defaults(self._collection, losses, keeps_secrets=True)
        if defaults.auth == INHERIT:
            defaults = replace(defaults, auth=NoAuth())
        items = self._items(self._collection.get("item"), "", "item")
        about = "\n\n".join(filter(None, (described(info.get("description")), scripts)))
        return Imported(name, items, (), tuple(self._losses.found), defaults, about)

    def _items(self, given: object, above: str, place: str) -> tuple[Folder | SavedRequest, ...]:
        made: list[Folder | SavedRequest] = []
        for number, one in enumerate(sequence(given), 1):
            self._done += 1
            self._progress(self._done, self._known)
            name = text(mapping(one).get("name")) or f"item {number}"
            losses = self._losses.of(f"{above}{name}", f"{place}[{number - 1}]")
            try:
                made.append(self._item(mapping(one), name, f"{above}{name} / ", losses))
            except (ValueError, TypeError, AttributeError, RecursionError) as error:
                losses.tell("the whole item", f"it is malformed: {error}")
        return tuple(made)

    def _item(self, one: Json, name: str, below: str, losses: ItemLosses) -> Folder | SavedRequest:
        if isinstance(one.get("item"), list):
            if below.count(" / ") > _DEEPEST:
                raise ValueError("it is nested too deeply")
            scripts = _scripts(one.get("event"), losses)
            about = "\n\n".join(filter(None, (described(one.get("description")), scripts)))
            return Folder(
                "", name, self._items(one["item"], below, f"{losses.place}.item"), self._defaults(one, losses), about
            )
        request = one.get("request")
        if not isinstance(request, str | dict):
            raise ValueError("it has neither a request nor items")
        draft = self._draft(mapping({"url": request} if isinstance(request, str) else request), one, losses)
        if sequence(one.get("response")):
            losses.tell(f"{len(one['response'])} saved answers", "a request file holds no answers")
        named = replace(draft, name=name, variables=variables(one.get("variable")))
        return SavedRequest("", dynamic.with_ours(named, losses))

    def _defaults(self, one: Json, losses: ItemLosses, *, keeps_secrets: bool = False) -> Defaults:
        """Values of the collection's own secrets go into the secret store, those of folders in it don't come along."""
        held = variables(one.get("variable"))
        for variable in held:
            if variable.secret and variable.value and not keeps_secrets:
                losses.tell(f"the value of {variable.name}", "a secret is never written into a file: enter it once")
        return Defaults(read_auth(one.get("auth"), losses), variables=held)

    def _draft(self, request: Json, item: Json, losses: ItemLosses) -> RequestDraft:
        url, params, path = read_url(request.get("url"))
        if not url:
            losses.tell("URL", "the collection holds none: it has to be typed before the request can be sent")
        headers = rows(request.get("header"))
        body = read_body(request.get("body"), bodies.given_type(headers), losses)
        body = _without_type(body, bodies.given_type(headers), item)
        if isinstance(body, JsonBody | RawBody | FileBody | MultipartBody):
            headers = tuple(row for row in headers if not (row.enabled and row.name.lower() == "content-type"))
        for name in ("proxy", "certificate"):
            if mapping(request.get(name)):
                losses.tell(name, "it belongs to the machine, not to the request")
        about = described(request.get("description")) or described(item.get("description"))
        scripts = _scripts(item.get("event"), losses)
        draft = RequestDraft(
            text(request.get("method")).strip() or "GET",
            url,
            params=params,
            headers=headers,
            auth=read_auth(request.get("auth"), losses),
            body=body,
            path_params=path,
            notes="\n\n".join(filter(None, (about, scripts))),
            follow_redirects=True,
        )
        return _with_profile(draft, mapping(item.get("protocolProfileBehavior")), losses)


def _with_profile(draft: RequestDraft, profile: Json, losses: ItemLosses) -> RequestDraft:
    """Postman follows redirects unless it is told otherwise, and sends no body with GET unless told to."""
    fields: dict[str, Any] = {}
    without = {name for name, off in mapping(profile.get("disabledSystemHeaders")).items() if off is True}
    fields["omitted"] = tuple(name for key, name in _SYSTEM_HEADERS.items() if key in without)
    if profile.get("followRedirects") is False:
        fields["follow_redirects"] = False
    if isinstance(profile.get("maxRedirects"), int):
        fields["max_redirects"] = profile["maxRedirects"]
    if profile.get("strictSSL") is False:
        fields["verify_tls"] = False
    prunes = draft.method in ("GET", "HEAD") and profile.get("disableBodyPruning") is not True
    if prunes and not isinstance(draft.body, NoBody):
        losses.tell("body", f"Postman sends none with {draft.method}")
        fields["body"] = NoBody()
    for name in sorted(set(profile) - set(_PROFILE)):
        losses.tell(f"setting {name}", "it has no counterpart here")
    return replace(draft, **fields)


def _without_type(body: Body, typed: str, item: Json) -> Body:
    """A body whose content type is switched off goes out without one."""
    off = mapping(mapping(item.get("protocolProfileBehavior")).get("disabledSystemHeaders")).get("content-type")
    if off is True and not typed:
        if isinstance(body, JsonBody):
            return RawBody(body.text, "")
        if isinstance(body, RawBody | FileBody):
            return replace(body, content_type="")
    return body


def _scripts(given: object, losses: ItemLosses) -> str:
    """Scripts as text to read: they are never run."""
    blocks: list[str] = []
    for event in mappings(given):
        script = mapping(event.get("script"))
        lines = script.get("exec")
        code = "\n".join(map(text, lines)) if isinstance(lines, list) else text(lines)
        if code.strip():
            kind = text(event.get("listen")) or "script"
            losses.tell(f"{kind} script", "scripts don't run here; its text is kept in the notes")
            fence = "````" if "```" in code else "```"
            blocks.append(f"Postman's {kind} script, not run here:\n\n{fence}js\n{code}\n{fence}")
    return "\n\n".join(blocks)


def _count(collection: Json) -> int:
    waiting, count = [collection], 0
    while waiting:
        items = list(mappings(waiting.pop().get("item")))
        count += len(items)
        waiting += items
    return count
