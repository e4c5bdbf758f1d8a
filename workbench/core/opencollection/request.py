"""One request file: its text to a draft, and a draft back into its text."""

import re
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from workbench.core.assertion import Assertion, Capture
from workbench.core.assertions.expressions import from_expression, from_selector, to_expression, to_selector
from workbench.core.collection import SavedRequest
from workbench.core.opencollection.auth import auth_tree, read_auth, unsupported
from workbench.core.opencollection.body import body_settings, body_tree, read_body, read_graphql
from workbench.core.opencollection.fields import (
    disabled,
    flag,
    in_old_places,
    items,
    mappings,
    note,
    part,
    row,
    row_tree,
    text,
    without_empty,
)
from workbench.core.opencollection.sequence import sequence_of
from workbench.core.opencollection.settings import read_settings, settings_tags, settings_tree
from workbench.core.opencollection.tags import read_tags, tags_tree
from workbench.core.opencollection.variables import read_variables, variable_trees
from workbench.core.opencollection.writing import changed, fresh
from workbench.core.opencollection.yaml_text import Raw, Tree, UnreadableError, load
from workbench.core.request import GraphQLBody, NoAuth, RequestDraft, Row

_PROTOCOL = re.compile(r"^(http|graphql)(\s*:)", re.MULTILINE)
_OTHERS = {"grpc": "gRPC", "websocket": "WebSocket", "script": "script", "app": "app"}


def read_request(content: str, path: str) -> SavedRequest:
    """The request of a file; when it can't be read, an empty draft and a problem that says why."""
    try:
        raw = load(content)
        _refuse_others(raw)
    except UnreadableError as error:
        return SavedRequest(path, RequestDraft(name=_stem(path)), problem=str(error))
    return SavedRequest(path, _draft(raw, _stem(path)), sequence=sequence_of(raw), warning=_left_behind(raw))


def write_request(
    draft: RequestDraft,
    old_text: str = "",
    *,
    path: str = "",
    sequence: int = 0,
) -> str:
    """The text that says this draft: the old one, changed only where it says something else.

    ``path`` is the file's, which names a request that has no name; a ``sequence`` of 0 leaves what stands there.
    Raises UnreadableError when the old text can't be read: it is not written over.
    """
    raw = load(old_text)
    _refuse_others(raw)
    if not raw:
        return fresh(_tree(draft, {}, sequence))
    kept = _in_protocol(old_text, "graphql" if isinstance(draft.body, GraphQLBody) else "http")
    after = _tree(draft, load(kept))
    return changed(kept, after, partial(_understand, name=_stem(path)))


def _understand(raw: dict[str, Raw], name: str) -> dict[str, Tree]:
    return _tree(_draft(raw, name), raw)


def _left_behind(raw: dict[str, Raw]) -> str:
    """In words, what the file asks for and is not done."""
    kind = unsupported(part(raw, _protocol(raw)).get("auth"))
    credentials = f"It asks for {kind} credentials, which are not sent from here." if kind else ""
    scripts = "Its scripts are not run." if items(part(raw, "runtime"), "scripts") else ""
    both = " ".join(words for words in (credentials, scripts) if words)
    return f"{both} The file keeps them." if both else ""


def _refuse_others(raw: dict[str, Raw]) -> None:
    kind = text(part(raw, "info"), "type") or text(raw, "type")
    if kind in _OTHERS:
        raise UnreadableError(f"This is a {_OTHERS[kind]} item, which can't be sent from here. The file is left alone.")
    if raw and not any(name in raw for name in ("http", "graphql", "info")):
        raise UnreadableError("This is no request: it has neither http: nor graphql:. The file is left alone.")


def _stem(path: str) -> str:
    return PurePosixPath(path).stem


def _protocol(raw: dict[str, Raw]) -> str:
    return "graphql" if "graphql" in raw and "http" not in raw else "http"


def _in_protocol(old_text: str, wanted: str) -> str:
    """The text with its part ``http`` renamed to ``graphql``, or back, so that all else of it stays."""
    if _protocol(load(old_text)) == wanted:
        return old_text
    return _PROTOCOL.sub(rf"{wanted}\2", old_text, count=1)


def _draft(raw: dict[str, Raw], name: str) -> RequestDraft:
    info, request, runtime = part(raw, "info"), part(raw, _protocol(raw)), part(raw, "runtime")
    tags = read_tags(info)
    rows = [(text(one, "type"), row(one)) for one in mappings(request, "params")]
    url, query = _split(text(request, "url"))
    graphql = _protocol(raw) == "graphql"
    draft = RequestDraft(
        method=text(request, "method") or ("POST" if graphql else "GET"),
        url=url,
        params=tuple(one for kind, one in rows if kind != "path") or query,
        path_params=tuple(one for kind, one in rows if kind == "path"),
        headers=tuple(row(one) for one in mappings(request, "headers")),
        auth=read_auth(request.get("auth"), NoAuth()),
        body=(read_graphql if graphql else read_body)(request.get("body"), tags),
        name=text(info, "name") or name,
        assertions=tuple(_assertion(one) for one in mappings(runtime, "assertions")),
        captures=tuple(found for one in items(runtime, "actions") if (found := _capture(one))),
        notes=note(raw, "docs"),
        variables=read_variables(runtime),
    )
    return replace(draft, **read_settings(part(raw, "settings"), tags))


def _split(url: str) -> tuple[str, tuple[Row, ...]]:
    """A URL and the rows of the query behind it, which other tools keep in both places."""
    bare, _, query = url.partition("?")
    pairs = (piece.partition("=") for piece in query.split("&") if piece)
    return bare, tuple(Row(name, value) for name, _, value in pairs)


def _tree(draft: RequestDraft, old: dict[str, Raw], sequence: int = 0) -> dict[str, Tree]:
    """What a file says of this draft, in the schema's order. ``old`` is what it has now, for what is kept of that."""
    protocol = "graphql" if isinstance(draft.body, GraphQLBody) else "http"
    tags = (*settings_tags(draft), *body_settings(draft.body))
    info: dict[str, Tree] = {
        "name": draft.name,
        "type": protocol,
        **({"seq": sequence} if sequence else {}),
        "tags": tags_tree(tags, part(old, "info")),
    }
    return without_empty(
        {
            "info": without_empty(info),
            protocol: _request_tree(draft, part(old, protocol)),
            "runtime": without_empty(_runtime_tree(draft, part(old, "runtime"))),
            "settings": settings_tree(draft),
            "docs": draft.notes,
        }
    )


def _request_tree(draft: RequestDraft, old: dict[str, Raw]) -> dict[str, Tree]:
    auth, body = auth_tree(draft.auth), body_tree(draft.body, old.get("body"))
    lists = without_empty({"headers": [row_tree(one) for one in draft.headers], "params": _params(draft, old)})
    return {
        "method": draft.method,
        "url": _url(draft, text(old, "url")),
        **lists,
        **({} if body is None else {"body": body}),
        **({} if auth is None else {"auth": auth}),
    }


def _url(draft: RequestDraft, old: str) -> str:
    """With the query behind it only where the file has it so."""
    if "?" not in old:
        return draft.url
    if _split(old) == (draft.url, tuple(Row(one.name, one.value) for one in draft.params if one.enabled)):
        return old
    pairs = [f"{one.name}={one.value}" for one in draft.params if one.enabled]
    return draft.url + ("?" + "&".join(pairs) if pairs else "")


def _params(draft: RequestDraft, old: dict[str, Raw]) -> list[Tree]:
    raw = items(old, "params")
    kinds = [("path" if text(one, "type") == "path" else "query") if isinstance(one, dict) else None for one in raw]
    if "?" in text(old, "url") and not raw:
        return (
            [] if all(one == Row(one.name, one.value) for one in draft.params) else _param_trees(draft.params, "query")
        )
    query, path = _param_trees(draft.params, "query"), _param_trees(draft.path_params, "path")
    return in_old_places(kinds, raw, {"query": query, "path": path})


def _param_trees(rows: tuple[Row, ...], kind: str) -> list[Tree]:
    trees: list[Tree] = []
    for one in rows:
        tree = row_tree(one)
        trees.append({"name": tree.pop("name"), "value": tree.pop("value"), "type": kind, **tree})
    return trees


def _runtime_tree(draft: RequestDraft, old: dict[str, Raw]) -> dict[str, Tree]:
    actions = items(old, "actions")
    kinds = ["capture" if _capture(one) else None for one in actions]
    captures: list[Tree] = [_capture_tree(one) for one in draft.captures]
    return {
        "variables": variable_trees(draft.variables),
        "assertions": [_assertion_tree(one) for one in draft.assertions],
        "actions": in_old_places(kinds, actions, {"capture": captures}),
    }


def _assertion(raw: dict[str, Raw]) -> Assertion:
    found = from_expression(text(raw, "expression"), text(raw, "operator", "eq"), text(raw, "value"))
    return replace(found, enabled=not flag(raw, "disabled"))


def _assertion_tree(one: Assertion) -> Tree:
    expression, operator, value = to_expression(one)
    held: dict[str, Tree] = {"value": value} if value else {}
    return {"expression": expression, "operator": operator, **held, **disabled(one.enabled)}


def _capture(raw: Raw) -> Capture | None:
    """The capture that an action is; None for an action of another kind."""
    found = part(raw)
    if text(found, "type") != "set-variable" or text(found, "phase", "after-response") != "after-response":
        return None
    variable = part(found, "variable")
    made = from_selector(text(part(found, "selector"), "expression"), text(variable, "scope"), text(variable, "name"))
    return made and replace(made, enabled=not flag(found, "disabled"))


def _capture_tree(one: Capture) -> Tree:
    expression, scope = to_selector(one)
    selector: Tree = {"expression": expression, "method": "jsonq"}
    variable: Tree = {"name": one.variable, "scope": scope}
    head: dict[str, Tree] = {"type": "set-variable", "phase": "after-response"}
    return {**head, "selector": selector, "variable": variable, **disabled(one.enabled)}
