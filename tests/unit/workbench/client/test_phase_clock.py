"""Phases by httpcore's events."""

import asyncio

from workbench.client.phase_clock import PhaseClock

EVENTS = (
    "connection.connect_tcp.started",
    "connection.connect_tcp.complete",
    "http11.send_request_headers.started",
    "http11.send_request_body.complete",
    "http11.receive_response_headers.started",
    "http11.receive_response_headers.complete",
    "http11.receive_response_body.complete",
)


def traced(clock: PhaseClock, *events: str) -> PhaseClock:
    async def run() -> None:
        for event in events:
            await clock.trace(event, {})

    asyncio.run(run())
    return clock


def test_phases_follow_each_other_and_are_told_as_they_begin() -> None:
    told: list[tuple[str, int]] = []
    clock = traced(PhaseClock(lambda phase, count, _whole: told.append((phase, count))), *EVENTS)
    clock.received(7)

    phases = clock.phases()

    assert [phase for phase, _ in told] == ["connect", "send", "wait", "receive", "receive"]
    assert told[-1] == ("receive", 7)
    assert phases.connect_ms is not None
    assert phases.tls_ms is None
    assert min(phases.connect_ms, phases.send_ms, phases.wait_ms, phases.receive_ms) >= 0


def test_a_kept_connection_has_no_connect_phase() -> None:
    assert traced(PhaseClock(), *EVENTS[2:]).phases().connect_ms is None


def test_without_any_event_nothing_took_time() -> None:
    assert PhaseClock().phases().total_ms < 1


def test_sizes_are_told_where_they_are_known() -> None:
    told: list[tuple[str, int, int | None]] = []
    clock = traced(PhaseClock(lambda *step: told.append(step), sends=100), *EVENTS[:3])
    clock.sent(60)
    traced(clock, *EVENTS[3:6])
    clock.expect(500)
    clock.received(7)

    assert told[1:] == [
        ("send", 0, 100),
        ("send", 60, 100),
        ("wait", 0, None),
        ("receive", 0, None),
        ("receive", 7, 500),
    ]
