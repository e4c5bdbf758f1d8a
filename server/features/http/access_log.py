"""Write one line per request that a machine can search.

Problem: sentences in a log can't be counted or filtered.
Idea: one JSON object a line with fixed fields, written when the last byte has left, with the request's id in it.
Trade-off: logs are copied to many places, so nothing secret may enter: no query, no headers, no body.
"""

import json
import logging
from time import perf_counter_ns
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.features.base import OFF_ON, Feature, StageSpec
from server.identity import identity_of
from server.request_ids import request_id_of

log = logging.getLogger("server.access")


class AccessLog:
    """Logs what was asked and how it went."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Watch the response go by and write the line after its last byte."""
        started_ns = perf_counter_ns()
        status, sent_bytes = 0, 0

        async def watching(message: Message) -> None:
            nonlocal status, sent_bytes
            await send(message)
            if message["type"] == "http.response.start":
                status = message["status"]
            elif message["type"] == "http.response.body":
                sent_bytes += len(message.get("body", b""))
                if not message.get("more_body", False):
                    log.info("%s", line(scope, status, sent_bytes, perf_counter_ns() - started_ns))

        try:
            await self.app(scope, receive, watching)
        except Exception:
            if not status:  # whoever is further out will answer 500
                log.info("%s", line(scope, 500, 0, perf_counter_ns() - started_ns))
            raise


def line(scope: Scope, status: int, sent_bytes: int, duration_ns: int) -> str:
    """The JSON line of one finished request."""
    user = identity_of(scope)
    fields: dict[str, Any] = {
        "request_id": request_id_of(scope),
        "method": scope["method"],
        "path": scope["path"],
        "status": status,
        "bytes": sent_bytes,
        "duration_ms": round(duration_ns / 1e6, 2),
        "user": user.username if user else None,
    }
    return json.dumps(fields)


FEATURE = Feature(
    id="http.access_log",
    title="Access log",
    summary="Writes one JSON line per request, with its id and no secrets.",
    teaches="Structured logs.",
    choices=OFF_ON,
    default="on",
    stage=StageSpec("access log", "context", lambda app, _setting, _resources: AccessLog(app)),
)
