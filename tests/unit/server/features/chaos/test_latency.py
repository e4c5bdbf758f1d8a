import asyncio
from unittest.mock import AsyncMock


def _waits(taught, monkeypatch) -> AsyncMock:
    waited = AsyncMock()
    monkeypatch.setattr(asyncio, "sleep", waited)
    return waited


def test_holds_everybody_back_at_full_share(taught, monkeypatch) -> None:
    taught.set("chaos.latency", "on", ms=250, share=100)
    waited = _waits(taught, monkeypatch)

    assert taught.get("/health").status_code == 200
    waited.assert_awaited_once_with(0.25)
    assert taught.note("chaos.latency") == "held back 250 ms"


def test_holds_nobody_back_at_no_share(taught, monkeypatch) -> None:
    taught.set("chaos.latency", "on", ms=250, share=0)
    waited = _waits(taught, monkeypatch)

    taught.get("/health")

    waited.assert_not_awaited()
