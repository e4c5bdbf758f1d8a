"""Requests and whole folders as a Postman collection of the format 2.1; variables stay variables."""

import json
from dataclasses import replace
from typing import Any

from workbench.core.collection import Folder, SavedRequest, Variable
from workbench.core.export.outgoing import Outgoing
from workbench.core.export.postman_auth import auth_json
from workbench.core.export.postman_body import body_json
from workbench.core.handed_down import effective
from workbench.core.query_text import url_text
from workbench.core.request import CookieAuth, FileBody, InheritAuth, NoBody, RawBody, RequestDraft, Row

_SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
_PRUNED = ("GET", "HEAD")
Object = dict[str, Any]


def postman(request: Outgoing) -> str:
    """A collection of one request."""
    return postman_collection(Folder("", request.draft.title, (SavedRequest("", request.draft),)))


def postman_collection(folder: Folder) -> str:
    """A folder with all below it as a collection; secrets among its variables have no value.

    Postman's folders hand down no headers: each request gets those of the folders that it lies in.
    """
    found: Object = {
        "info": {"name": folder.name, "description": folder.notes, "schema": _SCHEMA},
        "item": [_item(one, (folder,)) for one in folder.items],
        **_defaults(folder),
    }
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _item(item: Folder | SavedRequest, above: tuple[Folder, ...]) -> Object:
    if isinstance(item, Folder):
        below = [_item(one, (*above, item)) for one in item.items]
        return {"name": item.name, "description": item.notes, "item": below, **_defaults(item)}
    draft = replace(item.draft, headers=effective(item.draft, above).headers)
    profile = _profile(draft)
    return {
        "name": draft.title,
        "request": _request(draft),
        **({"variable": _variables(draft.variables)} if draft.variables else {}),
        **({"protocolProfileBehavior": profile} if profile else {}),
    }


def _defaults(folder: Folder) -> Object:
    auth = auth_json(folder.defaults.auth)
    return {
        **({"auth": auth} if auth and not (isinstance(folder.defaults.auth, InheritAuth)) else {}),
        **({"variable": _variables(folder.defaults.variables)} if folder.defaults.variables else {}),
    }


def _request(draft: RequestDraft) -> Object:
    auth = auth_json(draft.auth)
    body = body_json(draft.body)
    notes = _notes(draft)
    return {
        "method": draft.method,
        "header": [_row(row) for row in _headers(draft)],
        "url": _url(draft),
        **({"auth": auth} if auth else {}),
        **({"body": body} if body else {}),
        **({"description": notes} if notes else {}),
    }


def _notes(draft: RequestDraft) -> str:
    """What the author says, and what Postman keeps outside of collections."""
    files = ", ".join(path for path in (draft.client_cert, draft.client_key, draft.ca_file) if path)
    told = f"Certificates ({files}) are chosen in Postman under Settings, Certificates." if files else ""
    return "\n\n".join(filter(None, (draft.notes, told)))


def _headers(draft: RequestDraft) -> list[Row]:
    rows = [row for row in draft.headers if row.name]
    named = {row.name.lower() for row in rows if row.enabled}
    if isinstance(draft.auth, CookieAuth):
        rows.append(Row("Cookie", f"{draft.auth.name}={draft.auth.value}"))
    if isinstance(draft.body, RawBody | FileBody) and draft.body.content_type and "content-type" not in named:
        rows.append(Row("Content-Type", draft.body.content_type))
    return rows


def _url(draft: RequestDraft) -> Object:
    found: Object = {"raw": url_text(draft)}
    if draft.params and "?" not in draft.url:
        found["query"] = [_row(row) for row in draft.params if row.name or row.value]
    if draft.path_params:
        found["variable"] = [_row(row) for row in draft.path_params]
    return found


def _row(row: Row) -> Object:
    return {
        "key": row.name,
        "value": row.value,
        **({"description": row.note} if row.note else {}),
        **({} if row.enabled else {"disabled": True}),
    }


def _variables(given: tuple[Variable, ...]) -> list[Object]:
    return [
        {
            "key": one.name,
            "value": "" if one.secret else one.value,
            **({"type": "secret"} if one.secret else {}),
            **({} if one.enabled else {"disabled": True}),
        }
        for one in given
    ]


def _profile(draft: RequestDraft) -> Object:
    """What Postman does otherwise unless it is told: it follows redirects, and sends no body with GET."""
    without = {name.lower() for name in draft.omitted}
    if isinstance(draft.body, RawBody | FileBody) and not draft.body.content_type:
        without.add("content-type")
    return {
        **({} if draft.follow_redirects else {"followRedirects": False}),
        **({} if draft.max_redirects == RequestDraft().max_redirects else {"maxRedirects": draft.max_redirects}),
        **({} if draft.verify_tls else {"strictSSL": False}),
        **({"disableBodyPruning": True} if draft.method in _PRUNED and not isinstance(draft.body, NoBody) else {}),
        **({"disabledSystemHeaders": dict.fromkeys(sorted(without), True)} if without else {}),
    }
