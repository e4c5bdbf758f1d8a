"""A kept answer as text and back: its head, what was sent without its secrets, and the switches it was sent under."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from workbench.core import draft_json
from workbench.core.exchange import AddedHeader, Exchange, Phases, ReceivedResponse, SentRequest
from workbench.core.switch_record import Switches, SwitchValue

VERSION = 1
_SECRET = ("authorization", "cookie", "proxy-authorization", "x-api-key")
_COVERED = "••••"


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer from the store."""

    exchange: Exchange
    switches: Switches = ()


def dump(exchange: Exchange, switches: Switches) -> str:
    """The text to keep; the body lies beside it."""
    response, sent = exchange.response, exchange.sent
    assert response is not None
    head = {"status": response.status, "reason": response.reason, "http_version": response.http_version}
    sizes = {"body_bytes": response.body_bytes, "wire_bytes": response.wire_bytes}
    return json.dumps(
        {
            "version": VERSION,
            "id": exchange.id,
            "started_at": exchange.started_at,
            "persona": exchange.persona,
            "phases": asdict(exchange.phases),
            "draft": draft_json.dump(draft_json.without_secrets(exchange.draft)),
            "sent": asdict(_covered(sent)) if sent else None,
            "response": {**head, **sizes, "headers": response.headers},
            "switches": [asdict(one) for one in switches],
        },
        ensure_ascii=False,
    )


def load(text: str, body: Path) -> Kept:
    """Raises ValueError for what can't be read."""
    try:
        found = json.loads(text)
        return Kept(_exchange(found, body), tuple(SwitchValue(**one) for one in found["switches"]))
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"it lacks {error}") from error


def _exchange(found: dict[str, Any], body: Path) -> Exchange:
    headers = tuple((name, value) for name, value in found["response"].pop("headers"))
    return Exchange(
        id=found["id"],
        draft=draft_json.load(found["draft"]),
        started_at=found["started_at"],
        sent=_sent(found["sent"]) if found["sent"] else None,
        response=ReceivedResponse(headers=headers, body_path=body, **found["response"]),
        failure=None,
        phases=Phases(**found["phases"]),
        persona=found["persona"],
    )


def _sent(found: dict[str, Any]) -> SentRequest:
    headers = tuple(AddedHeader(**one) for one in found.pop("headers"))
    return SentRequest(headers=headers, body=b"", **{name: value for name, value in found.items() if name != "body"})


def _covered(sent: SentRequest) -> SentRequest:
    """What was sent, without values that open doors; its body is not kept."""
    headers = tuple(
        replace(one, value=_COVERED) if one.name.lower() in _SECRET or one.by == "auth" else one for one in sent.headers
    )
    return replace(sent, headers=headers, body="")  # type: ignore[arg-type]  # JSON knows no bytes; left out on load
