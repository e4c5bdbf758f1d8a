import asyncio
import json
from array import array

import pytest

from workbench.core.burst import BurstPlan, BurstProgress, BurstResult
from workbench.load.result import BurstError, read_message

PLAN = BurstPlan("GET", "http://h/", count=500)


def read(data: bytes, plan: BurstPlan = PLAN) -> BurstProgress | BurstResult:
    async def run() -> BurstProgress | BurstResult:
        reader = asyncio.StreamReader()
        reader.feed_data(data)
        reader.feed_eof()
        return await read_message(reader, plan)

    return asyncio.run(run())


def progress(done: int, elapsed_s: float) -> bytes:
    message = {"type": "progress", "done": done, "errors": 2, "elapsed_s": elapsed_s, "p50_ms": 8.9}
    return json.dumps(message).encode() + b"\n"


def test_progress_of_a_counted_burst() -> None:
    found = read(progress(250, 2.0))

    assert found == BurstProgress(250, 500, 248, 2, 2.0, pytest.approx(2.0), 8.9)


@pytest.mark.parametrize(("rate", "planned"), [(None, None), (40.0, 400)])
def test_progress_of_a_timed_burst(rate: float | None, planned: int | None) -> None:
    found = read(progress(100, 4.0), BurstPlan("GET", "http://h/", duration_s=10, rate_per_s=rate))

    assert isinstance(found, BurstProgress)
    assert (found.planned, found.left_s) == (planned, 6.0)


def test_time_left_is_unknown_at_first() -> None:
    found = read(progress(0, 0.0))

    assert isinstance(found, BurstProgress)
    assert found.left_s is None


def test_result_with_its_arrays() -> None:
    times, status = array("d", [1.0, 2.0]), array("H", [200, 404])
    head = {"type": "result", "elapsed_s": 2.0, "late": 1, "arrays": [["done_s", "d", 2], ["status", "H", 2]]}
    data = json.dumps(head).encode() + b"\n" + times.tobytes() + status.tobytes()

    found = read(data)

    assert isinstance(found, BurstResult)
    assert (found.done_s, found.status, found.late) == (times, status, 1)


def test_failure_says_why() -> None:
    with pytest.raises(BurstError, match="not a burst plan"):
        read(b'{"type": "failed", "why": "not a burst plan: x"}\n')


def test_silence_is_a_failure() -> None:
    with pytest.raises(BurstError, match="without a result"):
        read(b"")


def test_a_result_that_breaks_off_is_a_failure() -> None:
    head = {"type": "result", "elapsed_s": 2.0, "arrays": [["done_s", "d", 2]]}

    with pytest.raises(BurstError, match="in the middle"):
        read(json.dumps(head).encode() + b"\n" + bytes(8))
