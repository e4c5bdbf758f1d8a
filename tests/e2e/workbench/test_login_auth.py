"""Log in for me, against the real backend: with each way of signing in, and when that changes in between."""

import asyncio
from pathlib import Path

import pytest

from server.contract.features import SettingPatch, SwitchboardPatch
from workbench.client.body_store import BodyStore
from workbench.client.sender import Sender
from workbench.core.backend import BackendConfig
from workbench.core.exchange import Exchange
from workbench.core.request import LoginAuth, RequestDraft
from workbench.headless import RunningBackend, running_backend

pytestmark = pytest.mark.e2e

DRAFT = RequestDraft(url="/me", auth=LoginAuth("alice", "alice-loves-tasks"))


async def switch(backend: RunningBackend, mode: str) -> None:
    await backend.control.patch_switchboard(SwitchboardPatch(settings={"auth.mode": SettingPatch(choice=mode)}))


def steps(exchange: Exchange) -> list[tuple[str, int]]:
    last = exchange.response.status if exchange.response else 0
    return [*((hop.why, hop.status) for hop in exchange.hops), ("", last)]


def test_each_way_of_signing_in(tmp_path: Path) -> None:
    config = BackendConfig(tmp_path / "unused", tmp_path / "worlds", port=0, world="tasks-1k")

    async def run() -> list[Exchange]:
        sender = Sender(BodyStore(tmp_path))
        exchanges = []
        async with running_backend(config=config) as backend:
            for mode in ("jwt", "jwt", "session", "session"):
                await switch(backend, mode)
                exchanges.append(await sender.send(DRAFT, backend.address))
            await sender.close()
        return exchanges

    first, kept, changed, session = asyncio.run(run())

    assert steps(first) == [("login", 200), ("", 200)]
    assert steps(kept) == [("", 200)]
    assert steps(changed) == [("retry", 401), ("login", 200), ("", 200)]
    assert steps(session) == [("", 200)]
