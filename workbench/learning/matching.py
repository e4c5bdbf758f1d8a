"""Finds out which ``send`` of a step a recorded request answers, whichever client sent it.

A check looks at effects, not at keystrokes: method, path and query decide, in whatever order the query stands, and
for ``login=`` whom the authentication stage recognised.
"""

from collections.abc import Sequence
from urllib.parse import parse_qsl

from lessons.format.models import Send
from server.contract.traces import Trace, TraceSummary
from workbench.learning.bench import LOGIN_AGENT

PREFLIGHT = "OPTIONS"
"""What a browser asks first counts for a page's send too: when it is refused, nothing else ever comes."""
AUTH_STAGE = "auth.mode"


def candidates(sends: Sequence[Send], summary: TraceSummary) -> tuple[Send, ...]:
    """The sends that could be meant, as far as the summary tells."""
    if summary.user_agent == LOGIN_AGENT:
        return ()
    return tuple(send for send in sends if _same_target(send, summary))


def is_sent_by(send: Send, trace: Trace) -> bool:
    """Whether the request came from the user that the send names. Credentials are masked, so the note decides.

    It names the user as 'alice (member)'; without one nobody was recognised, and the answer will say why.
    """
    if not send.login:
        return True
    note = next((stage.note for stage in trace.stages if stage.id == AUTH_STAGE), "")
    recognised = note.endswith(")") and " (" in note
    return not recognised or note.split(" ", 1)[0] == send.login


def _same_target(send: Send, summary: TraceSummary) -> bool:
    path, _, query = send.target.partition("?")
    asked_first = send.page is not None and summary.method == PREFLIGHT
    same_method = send.method == summary.method or asked_first
    return same_method and path == summary.path and _pairs(query) == _pairs(summary.query)


def _pairs(query: str) -> list[tuple[str, str]]:
    return sorted(parse_qsl(query, keep_blank_values=True))
