"""What history remembers of one send: enough to find it again and to reopen it as a draft."""

from dataclasses import dataclass
from urllib.parse import unquote_plus

from workbench.core.exchange import Exchange
from workbench.core.masking import NOTHING_SECRET, Masker
from workbench.core.request import ApiKeyAuth, Auth, RequestDraft


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line of the history list; ``outcome`` is the status, or the kind of failure."""

    id: int
    sent_at: float
    method: str
    url: str
    outcome: str
    duration_ms: float
    response_bytes: int
    exchange_id: str = ""
    """By which its response is found, when that is still kept; empty for entries of an earlier version."""


@dataclass(frozen=True, slots=True)
class HistoryRecord:
    """One send as it is written down."""

    sent_at: float
    draft: RequestDraft
    url: str
    outcome: str
    duration_ms: float
    response_bytes: int
    exchange_id: str = ""


def record_of(exchange: Exchange, masker: Masker = NOTHING_SECRET) -> HistoryRecord:
    """What to write down of an exchange; ``masker`` covers values of secrets that went out in the URL."""
    failure, response = exchange.failure, exchange.response
    return HistoryRecord(
        sent_at=exchange.started_at,
        draft=exchange.draft,
        url=masker.mask(_without_key(exchange.sent.url if exchange.sent else exchange.draft.url, exchange.draft.auth)),
        outcome=str(response.status) if response else failure.kind if failure else "",
        duration_ms=exchange.phases.total_ms,
        response_bytes=response.body_bytes if response else 0,
        exchange_id=exchange.id,
    )


def _without_key(url: str, auth: Auth) -> str:
    """The URL with an API key that travels in its query masked."""
    if not isinstance(auth, ApiKeyAuth) or auth.place != "query":
        return url
    address, mark, query = url.partition("?")
    pairs = (pair.partition("=") for pair in query.split("&"))
    return address + mark + "&".join(_masked(name, sign + value, auth) for name, sign, value in pairs)


def _masked(name: str, rest: str, auth: ApiKeyAuth) -> str:
    return f"{name}=***" if unquote_plus(name) == auth.name else name + rest
