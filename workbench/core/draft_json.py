"""Drafts as JSON, for history and for tabs that come back; fields of a newer version are skipped, not refused."""

from functools import cache

from pydantic import TypeAdapter

from workbench.core.draft_secrets import take_out
from workbench.core.request import RequestDraft


@cache
def _adapter() -> TypeAdapter[RequestDraft]:
    return TypeAdapter(RequestDraft)


def dump(draft: RequestDraft) -> str:
    return _adapter().dump_json(draft, exclude_defaults=False).decode()


def load(text: str) -> RequestDraft:
    """The draft of a JSON text; raises ValueError when it isn't one."""
    return _adapter().validate_json(text)


def without_secrets(draft: RequestDraft) -> RequestDraft:
    """The draft as history keeps it: who you are stays, and names of variables; passwords, tokens and keys don't."""
    return take_out(draft)[0]
