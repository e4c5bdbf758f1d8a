"""Values that other tools make up for each send, under the names that they have here."""

import re
from dataclasses import replace
from typing import Any

from workbench.core.imports.report import ItemLosses
from workbench.core.request import (
    Auth,
    Body,
    FormBody,
    GraphQLBody,
    JsonBody,
    MultipartBody,
    RawBody,
    RequestDraft,
    Row,
)
from workbench.core.variables import DYNAMIC

_OURS = {
    "$guid": "$uuid",
    "$randomUUID": "$uuid",
    "$random.uuid": "$uuid",
    "$isoTimestamp": "$now",
    "$randomInt": "$random_int",
    "$random.integer": "$random_int",
}
_USE = re.compile(r"\{\{\s*(\$[A-Za-z][\w.]*)([^{}]*)\}\}")


def mapped(text: str, losses: ItemLosses) -> str:
    """The text with names of ours; one that has no counterpart stays, and is told."""

    def ours(match: re.Match[str]) -> str:
        name, arguments = match[1], match[2].strip(" ()")
        if name == "$datetime":
            name = "$isoTimestamp"
            if arguments in ("", "iso8601"):
                arguments = ""
        found = name if name in DYNAMIC else _OURS.get(name, "")
        if not found:
            losses.tell(
                match[0], "there is no such made-up value here; the request can't be sent before it is replaced"
            )
            return match[0]
        if arguments and not arguments.startswith(":-"):
            losses.tell(match[0], f"its arguments have no counterpart: it became {{{{{found}}}}}")
        return "{{" + found + "}}"

    return _USE.sub(ours, text) if "{{" in text and "$" in text else text


def with_ours(draft: RequestDraft, losses: ItemLosses) -> RequestDraft:
    """The whole draft with names of ours."""

    def rows(given: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(replace(one, name=mapped(one.name, losses), value=mapped(one.value, losses)) for one in given)

    return replace(
        draft,
        url=mapped(draft.url, losses),
        params=rows(draft.params),
        headers=rows(draft.headers),
        path_params=rows(draft.path_params),
        auth=_auth(draft.auth, losses),
        body=_body(draft.body, losses),
    )


def _auth(auth: Auth, losses: ItemLosses) -> Auth:
    texts: dict[str, Any] = {
        name: mapped(getattr(auth, name), losses)
        for name in ("username", "password", "token", "value")
        if hasattr(auth, name)
    }
    return replace(auth, **texts)


def _body(body: Body, losses: ItemLosses) -> Body:
    match body:
        case JsonBody() | RawBody():
            return replace(body, text=mapped(body.text, losses))
        case GraphQLBody():
            return replace(body, query=mapped(body.query, losses), variables=mapped(body.variables, losses))
        case FormBody():
            return FormBody(tuple(replace(one, value=mapped(one.value, losses)) for one in body.rows))
        case MultipartBody():
            return MultipartBody(tuple(replace(one, value=mapped(one.value, losses)) for one in body.parts))
    return body
