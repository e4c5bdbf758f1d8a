"""What the request panel's sender costs beyond bare httpx, on the same endpoint in the same run."""

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import httpx

from workbench.bench.rows import Options, Row
from workbench.client.body_store import BodyStore
from workbench.client.sender import Sender
from workbench.core.request import RequestDraft
from workbench.headless import running_backend

SPREAD_PARTS = 5


async def measure_send(options: Options) -> Sequence[Row]:
    """Median time of a send through our sender less that of a bare httpx client, in turn."""
    n = options.pick(60, 300)
    with tempfile.TemporaryDirectory() as folder:
        async with running_backend("tasks-1k") as backend:
            sender = Sender(BodyStore(Path(folder)))
            async with httpx.AsyncClient(trust_env=False) as bare:
                differences = await _differences(backend.address, sender, bare, n)
            await sender.close()
    parts = [median(differences[at::SPREAD_PARTS]) for at in range(SPREAD_PARTS)]
    return [
        Row(
            id="send",
            name="Send overhead beyond httpx, GET /health",
            value=median(differences),
            unit="ms",
            goal=5,
            better="lower",
            n=n,
            spread=f"{min(parts):.2g} – {max(parts):.2g}",
        )
    ]


async def _differences(base: str, sender: Sender, bare: httpx.AsyncClient, n: int) -> list[float]:
    draft = RequestDraft(url="{{base}}/health")
    differences = []
    for turn in range(n + 5):
        begun = time.perf_counter()
        await bare.get(f"{base}/health")
        between = time.perf_counter()
        await sender.send(draft, base)
        ended = time.perf_counter()
        if turn >= 5:  # the first ones open connections
            differences.append(((ended - between) - (between - begun)) * 1000)
    return differences
