"""Turns a ``.http`` file into requests."""

import re
from dataclasses import replace

from workbench.core.collection import Defaults, SavedRequest, Variable
from workbench.core.imports import bodies, dynamic
from workbench.core.imports.addresses import split
from workbench.core.imports.http_file.blocks import Block, cut
from workbench.core.imports.http_file.body import graphql, read_body
from workbench.core.imports.http_file.head import read_head, take_auth
from workbench.core.imports.http_file.references import References
from workbench.core.imports.progress import Progress, silent
from workbench.core.imports.report import Imported, ItemLosses, Losses, UnreadableImportError
from workbench.core.request import NoBody, RequestDraft

_UNKNOWN_SCHEMES = ("digest", "ntlm", "negotiate", "aws", "cognito", "oidc", "openid")
_OTHERS = ("WEBSOCKET", "GRPC", "RSOCKET", "WSS", "STDIO")
_KNOWN = ("no-redirect", "no-cookie-jar", "no-log", "note", "connection-timeout", "timeout")


def import_http_file(content: str, name: str = "", *, progress: Progress = silent) -> Imported:
    """The requests of a file, in order. Raises UnreadableImportError when there is none in it."""
    found = cut(content.removeprefix("\ufeff"))
    if not found.blocks:
        raise UnreadableImportError("there is no request in it.", 1, 1)
    losses, made = Losses(), list[SavedRequest]()
    references = References(block.name for block in found.blocks)
    for number, block in enumerate(found.blocks, 1):
        progress(number, len(found.blocks))
        told = losses.of(block.name or block.head[0].strip(), f"line {block.first}")
        try:
            saved = _saved(block, told)
            made.append(replace(saved, draft=references.followed(saved.draft, told)))
        except (ValueError, TypeError) as error:
            told.tell("the whole request", f"it is malformed: {error}")
    file = losses.of(name or ".http file", "the variables at its top")
    given = {key: references.replaced(dynamic.mapped(value, file), file) for key, value in found.variables.items()}
    variables = tuple(Variable(key, value) for key, value in given.items())
    items = tuple(replace(one, draft=references.with_captures(one.draft)) for one in made)
    return Imported(name or "http", items, (), tuple(losses.found), Defaults(variables=variables))


def _saved(block: Block, losses: ItemLosses) -> SavedRequest:
    head = read_head(block.head)
    if head.method in _OTHERS:
        raise ValueError(f"{head.method} is not sent from here, only HTTP")
    url, params = split(head.url)
    auth, headers = take_auth(head.headers)
    for row in headers:
        if row.name.lower() == "authorization" and row.value.partition(" ")[0].lower() in _UNKNOWN_SCHEMES:
            losses.tell(
                f"{row.name}: {row.value.partition(' ')[0]}",
                "this kind is not worked out here; it goes out as it stands",
            )
    draft = RequestDraft(
        head.method,
        url,
        params=params,
        headers=bodies.without(headers, "content-length"),
        auth=auth,
        name=block.name,
        http2=head.http2,
        notes=_notes(block, losses),
        follow_redirects="no-redirect" not in block.directives,
    )
    draft = _with_times(_with_body(draft, block, losses), block, losses)
    return SavedRequest("", dynamic.with_ours(draft, losses))


def _with_body(draft: RequestDraft, block: Block, losses: ItemLosses) -> RequestDraft:
    kinds = {row.name.lower(): row.value for row in draft.headers}
    if draft.method == "GRAPHQL" or kinds.get("x-request-type", "").lower() == "graphql":
        headers = bodies.without(draft.headers, "x-request-type", "content-type")
        method = "POST" if draft.method == "GRAPHQL" else draft.method
        return replace(draft, method=method, headers=headers, body=graphql(block.body))
    kind = kinds.get("content-type", "")
    body = read_body(block.body, kind, losses)
    if isinstance(body, NoBody):
        return draft
    return replace(draft, headers=bodies.without(draft.headers, "content-type"), body=body)


def _with_times(draft: RequestDraft, block: Block, losses: ItemLosses) -> RequestDraft:
    """JetBrains' time limits."""
    connect = _seconds("connection-timeout", draft.connect_timeout_s, block, losses)
    return replace(
        draft, connect_timeout_s=connect, read_timeout_s=_seconds("timeout", draft.read_timeout_s, block, losses)
    )


def _seconds(name: str, usual: float, block: Block, losses: ItemLosses) -> float:
    """A time limit in seconds, or with a unit."""
    if name not in block.directives:
        return usual
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(ms|s|m|)", block.directives[name])
    if match is None:
        losses.tell(f"@{name} {block.directives[name]}", "it is no time")
        return usual
    return float(match[1]) * {"ms": 0.001, "m": 60.0}.get(match[2], 1.0)


def _notes(block: Block, losses: ItemLosses) -> str:
    for name, value in block.directives.items():
        if name not in _KNOWN:
            losses.tell(f"@{name} {value}".strip(), "it has no counterpart here")
    if "no-cookie-jar" in block.directives:
        losses.tell("@no-cookie-jar", "cookies of the jar go along with every request here")
    for line in block.outside:
        losses.tell(line, "answers are not written to files, and scripts don't run here")
    about = "\n".join(block.comments)
    if not block.scripts:
        return about
    losses.tell("script", "scripts don't run here; its text is kept in the notes")
    code = "Script, not run here:\n\n```js\n" + "\n".join(block.scripts) + "\n```"
    return f"{about}\n\n{code}".strip()
