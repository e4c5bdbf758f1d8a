import asyncio
from typing import Any

from starlette.responses import PlainTextResponse

from server.recording.probes import LastProbe, Probe
from server.recording.record import CURRENT


def answer(_scope: Any) -> PlainTextResponse:
    return PlainTextResponse("failed", 500)


def test_a_probe_notes_what_passes_and_changes_nothing(record) -> None:
    sent: list[dict[str, Any]] = []

    async def app(scope: Any, _receive: Any, send: Any) -> None:
        scope["headers"].append((b"x-late", b"1"))
        await send({"type": "http.response.start", "status": 201, "headers": [(b"a", b"1")]})
        await send({"type": "http.response.body", "body": b"one", "more_body": True})
        await send({"type": "http.response.body", "body": b"two"})

    async def send(message: Any) -> None:
        sent.append(message)

    async def scenario() -> None:
        CURRENT.set(record)
        scope = {"type": "http", "headers": [(b"host", b"x")]}
        await Probe(LastProbe(app, 2, answer), 1, answer)(scope, None, send)  # type: ignore[arg-type]  # nothing is received

    asyncio.run(scenario())

    assert [message["type"] for message in sent] == ["http.response.start", *["http.response.body"] * 2]
    assert record.request_headers[1] == [(b"host", b"x")]
    assert 0 < record.entered[1] <= record.entered[2] <= record.starts[2] <= record.starts[1] <= record.ends[1]
    assert record.statuses == [0, 201, 201]
    assert record.body.held_bytes == 6
