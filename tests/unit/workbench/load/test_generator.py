import asyncio
from collections.abc import Callable

import pytest

from tests.unit.workbench.load.small_server import OK, SmallServer, small_server
from workbench.core.burst import BurstPlan, LoadRequest
from workbench.load.generator import ClosedLoad, Load, OpenLoad, make_load
from workbench.load.samples import Samples


def drive(
    make_plan: Callable[[SmallServer], BurstPlan], during: Callable[[Load], None] = lambda _load: None, **server: object
) -> tuple[Load, SmallServer]:
    async def run() -> tuple[Load, SmallServer]:
        async with small_server(**server) as made:
            load = make_load(make_plan(made), Samples())
            during(load)
            async with asyncio.timeout(20):
                await load.run()
            return load, made

    return asyncio.run(run())


def test_kind_of_load_follows_the_plan() -> None:
    closed, opened = BurstPlan("GET", "http://h/", count=1), BurstPlan("GET", "http://h/", count=1, rate_per_s=1)

    async def kinds() -> tuple[type, type]:
        return type(make_load(closed, Samples())), type(make_load(opened, Samples()))

    assert asyncio.run(kinds()) == (ClosedLoad, OpenLoad)


def test_closed_load_sends_exactly_its_count_over_its_clients() -> None:
    load, server = drive(lambda s: BurstPlan("GET", s.url, count=101, clients=7))

    assert len(server.requests) == 101
    assert server.connections == 7
    assert list(load.samples.status) == [200] * 101
    assert load.samples.planned == load.samples.sent


def test_no_more_clients_than_requests() -> None:
    _, server = drive(lambda s: BurstPlan("GET", s.url, count=2, clients=50))

    assert server.connections == 2


def test_closed_load_ends_by_its_duration() -> None:
    load, server = drive(lambda s: BurstPlan("GET", s.url, duration_s=0.2, clients=2))

    assert load.samples.ended == len(server.requests) > 0


def test_requests_take_turns() -> None:
    def plan(server: SmallServer) -> BurstPlan:
        return BurstPlan("GET", server.url, count=4, more=(LoadRequest("PUT", server.url, body=b"x"),))

    _, server = drive(plan)

    assert [request.split()[0] for request in server.requests] == [b"GET", b"PUT", b"GET", b"PUT"]


def test_open_load_keeps_its_schedule_and_reuses_connections() -> None:
    load, server = drive(lambda s: BurstPlan("GET", s.url, count=50, rate_per_s=500, poisson=False))

    assert len(server.requests) == 50
    planned = sorted(at - load.started for at in load.samples.planned)
    assert planned == pytest.approx([i / 500 for i in range(50)])
    assert server.connections < 50


def test_open_load_counts_waiting_for_a_connection_as_latency() -> None:
    def plan(server: SmallServer) -> BurstPlan:
        return BurstPlan("GET", server.url, count=20, rate_per_s=100_000, max_connections=1, poisson=False)

    load, server = drive(plan)
    waits = [sent - planned for sent, planned in zip(load.samples.sent, load.samples.planned, strict=True)]

    assert server.connections == 1
    assert min(waits) >= 0
    assert waits == sorted(waits)


def test_every_answer_is_counted_by_status() -> None:
    limited = b"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n"
    seen: list[bytes] = []

    def every_other(request: bytes) -> bytes:
        seen.append(request)
        return limited if len(seen) % 2 else OK

    load, _ = drive(lambda s: BurstPlan("GET", s.url, count=10), answer=every_other)

    assert sorted(load.samples.status) == [200] * 5 + [429] * 5
    assert load.samples.errors == 5


def test_dropped_connections_are_errors_and_are_replaced() -> None:
    load, server = drive(lambda s: BurstPlan("GET", s.url, count=6, clients=2), answer=lambda _request: None)

    assert load.samples.failures == {"dropped": 6}
    assert server.connections == 6


@pytest.mark.parametrize("rate", [None, 200.0])
def test_a_server_that_closes_after_each_answer_costs_no_errors(rate: float | None) -> None:
    closing = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"

    load, server = drive(
        lambda s: BurstPlan("GET", s.url, count=8, clients=2, rate_per_s=rate),
        answer=lambda _request: closing,
        close_after=True,
    )

    assert list(load.samples.status) == [200] * 8
    assert load.samples.failures == {}
    assert server.connections >= 8


@pytest.mark.parametrize("rate", [None, 500.0])
def test_refused_connections_end_the_burst_with_errors(rate: float | None) -> None:
    async def run() -> Load:
        async with small_server() as gone:
            url = gone.url
        load = make_load(BurstPlan("GET", url, count=3, rate_per_s=rate), Samples())
        async with asyncio.timeout(20):
            await load.run()
        return load

    assert asyncio.run(run()).samples.failures == {"refused": 3}


def test_no_answer_in_time_is_an_error() -> None:
    load, _ = drive(lambda s: BurstPlan("GET", s.url, count=1, timeout_s=0.05), hold=True)

    assert load.samples.failures == {"timeout": 1}


def test_stop_leaves_out_what_is_in_flight() -> None:
    def stop_soon(load: Load) -> None:
        asyncio.get_running_loop().call_later(0.1, load.stop)

    load, _ = drive(lambda s: BurstPlan("GET", s.url, count=5), stop_soon, hold=True)

    assert load.samples.ended == 0


def test_hashes_of_bodies_are_counted_by_request() -> None:
    load, _ = drive(lambda s: BurstPlan("GET", s.url, count=3, hash_bodies=True))

    assert list(load.samples.body_hashes.values()) == [3]
    assert next(iter(load.samples.body_hashes)).startswith("0:44136fa355b3678a")
