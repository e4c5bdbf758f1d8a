import asyncio
import logging
from typing import Any

import pytest
from starlette.responses import PlainTextResponse

from server.failsafe import Failsafe

SCOPE = {"type": "http", "method": "GET", "path": "/x"}


def _run(app: Any) -> list[Any]:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    safe = Failsafe(app, lambda _scope: PlainTextResponse("failed", 500))
    asyncio.run(safe(dict(SCOPE), None, send))  # type: ignore[arg-type]  # nothing is received
    return sent


def test_what_raised_is_answered_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    async def broken(_scope: Any, _receive: Any, _send: Any) -> None:
        raise ValueError("broken")

    with caplog.at_level(logging.ERROR, "server.pipeline"):
        sent = _run(broken)

    assert sent[0]["status"] == 500
    assert "GET /x failed" in caplog.text


def test_a_response_on_its_way_is_not_answered_again() -> None:
    async def breaking(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ValueError("too late")

    with pytest.raises(ValueError, match="too late"):
        _run(breaking)


def test_what_works_passes() -> None:
    sent = _run(PlainTextResponse("fine"))

    assert [message.get("status") for message in sent] == [200, None]
