"""Turns a lesson's ``send`` and ``burst`` into drafts, so that a lesson sends like anybody else."""

from lessons.format.models import Burst, Send
from workbench.core.query_text import with_url_text
from workbench.core.request import Body, JsonBody, NoBody, RawBody, RequestDraft, Row


def draft_of_send(send: Send, target: str = "") -> RequestDraft:
    """The request as the lesson writes it, or with another target."""
    draft = _draft(send.method, target or send.target, f"{send.method} {send.name}")
    typed = {name.lower(): value for name, value in send.headers}
    headers = tuple(Row(name, value) for name, value in send.headers)
    return RequestDraft(
        draft.method, draft.url, draft.params, headers, body=_body(send.body, typed.get("content-type", "")),
        name=draft.name,
    )  # fmt: skip


def draft_of_burst(burst: Burst) -> RequestDraft:
    """The request that a burst repeats."""
    method, _, target = burst.request.partition(" ")
    return _draft(method, target, burst.name)


def _draft(method: str, target: str, name: str) -> RequestDraft:
    return with_url_text(RequestDraft(method, name=name), "{{base}}" + target)


def _body(text: str, content_type: str) -> Body:
    if not text:
        return NoBody()
    if content_type and "json" not in content_type:
        return RawBody(text, content_type)
    return JsonBody(text)
