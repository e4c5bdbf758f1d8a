"""Worker threads made visible: how long a call waited for one of the 40 thread tokens, and for the loop afterwards."""

from collections.abc import Callable
from functools import wraps
from time import perf_counter_ns
from typing import Any

import anyio.to_thread

from server.recording.record import Hop, current


def watch_threads() -> Callable[[], None]:
    """Wrap ``anyio.to_thread.run_sync``, which Starlette and FastAPI look up per call. Returns the undo."""
    original = anyio.to_thread.run_sync

    @wraps(original)
    async def run_sync(func: Callable[..., Any], *args: Any, **options: Any) -> Any:
        record = current()
        if record is None:
            return await original(func, *args, **options)
        hop = Hop(perf_counter_ns())
        record.hops.append(hop)

        def timed(*given: Any) -> Any:
            hop.started_ns = perf_counter_ns()
            try:
                return func(*given)
            finally:
                hop.ended_ns = perf_counter_ns()

        try:
            return await original(timed, *args, **options)
        finally:
            hop.resumed_ns = perf_counter_ns()

    anyio.to_thread.run_sync = run_sync  # type: ignore[assignment]  # same call, told less exactly

    def undo() -> None:
        anyio.to_thread.run_sync = original

    return undo
