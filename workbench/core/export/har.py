"""A real exchange as HAR 1.2, with its hops and how long each phase took."""

import base64
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from workbench import __version__
from workbench.core.draft_secrets import SECRET_HEADERS
from workbench.core.exchange import Exchange, Headers, Phases, SentRequest

Object = dict[str, Any]
MASK = "***"
_HIDDEN = (*SECRET_HEADERS, "set-cookie", "proxy-authenticate")


def har(exchange: Exchange, body: bytes, *, secrets: bool = False) -> str:
    """The log of one send; ``body`` is what came back, unpacked.

    Without ``secrets`` the values of headers that hold credentials are masked. A send that never got onto the wire
    leaves an empty log.
    """
    writer = _Writer(secrets)
    entries: list[Object] = []
    began = exchange.started_at
    for hop in exchange.hops:
        entries.append(writer.entry(hop.sent, began, hop.phases, writer.answer(hop.status, hop.reason, hop.headers)))
        began += hop.phases.total_ms / 1000
    if exchange.sent is not None:
        entries.append(writer.entry(exchange.sent, began, exchange.phases, writer.last_answer(exchange, body)))
    creator = {"name": "Backend Workbench", "version": __version__}
    log = {"log": {"version": "1.2", "creator": creator, "entries": entries}}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


class _Writer:
    """Writes entries, with or without secrets."""

    def __init__(self, secrets: bool) -> None:
        self._secrets = secrets

    def entry(self, sent: SentRequest, began: float, phases: Phases, answer: Object) -> Object:
        return {
            "startedDateTime": datetime.fromtimestamp(began, UTC).isoformat(timespec="milliseconds"),
            "time": round(phases.total_ms, 3),
            "request": self._request(sent),
            "response": answer,
            "cache": {},
            "timings": _timings(phases),
        }

    def answer(self, status: int, reason: str, headers: Headers, version: str = "HTTP/1.1") -> Object:
        """An answer whose body was not kept."""
        location = next((value for name, value in headers if name.lower() == "location"), "")
        return {
            "status": status,
            "statusText": reason,
            "httpVersion": version,
            "cookies": [],
            "headers": self._headers(headers),
            "content": {"size": 0, "mimeType": ""},
            "redirectURL": location,
            "headersSize": -1,
            "bodySize": -1,
        }

    def last_answer(self, exchange: Exchange, body: bytes) -> Object:
        """The answer with its body; a failure is an answer of status 0, and says why."""
        got = exchange.response
        if got is None:
            why = exchange.failure
            return {**self.answer(0, "", ()), "comment": f"{why.what} {why.why}".strip() if why else ""}
        kind = got.header("content-type") or "application/octet-stream"
        content = {"size": got.body_bytes, "mimeType": kind, **_content(body)}
        if len(body) < got.body_bytes:
            content["comment"] = f"the first {len(body)} of {got.body_bytes} bytes"
        answer = self.answer(got.status, got.reason, got.headers, got.http_version)
        return {**answer, "content": content, "bodySize": got.wire_bytes}

    def _request(self, sent: SentRequest) -> Object:
        headers = tuple((header.name, header.value) for header in sent.headers)
        kind = next((value for name, value in headers if name.lower() == "content-type"), "")
        query = sent.target.partition("?")[2]
        posted = {"mimeType": kind, **_content(sent.body)} if sent.body else {}
        return {
            "method": sent.method,
            "url": sent.url,
            "httpVersion": sent.http_version,
            "cookies": [],
            "headers": self._headers(headers),
            "queryString": [_pair(piece) for piece in query.split("&")] if query else [],
            "headersSize": -1,
            "bodySize": sent.body_bytes,
            **({"postData": posted} if posted else {}),
        }

    def _headers(self, headers: Iterable[tuple[str, str]]) -> list[Object]:
        return [
            {"name": name, "value": MASK if name.lower() in _HIDDEN and not self._secrets else value}
            for name, value in headers
        ]


def _pair(piece: str) -> Object:
    name, _, value = piece.partition("=")
    return {"name": name, "value": value}


def _content(body: bytes) -> Object:
    try:
        return {"text": body.decode()}
    except UnicodeDecodeError:
        return {"text": base64.b64encode(body).decode("ascii"), "encoding": "base64"}


def _timings(phases: Phases) -> Object:
    """HAR counts TLS within connecting; -1 is what did not happen."""
    tls = phases.tls_ms
    connect = None if phases.connect_ms is None else phases.connect_ms + (tls or 0.0)
    return {
        "blocked": -1,
        "dns": -1,
        "connect": -1 if connect is None else round(connect, 3),
        "ssl": -1 if tls is None else round(tls, 3),
        "send": round(phases.send_ms, 3),
        "wait": round(phases.wait_ms, 3),
        "receive": round(phases.receive_ms, 3),
    }
