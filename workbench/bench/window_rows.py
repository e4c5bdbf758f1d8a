"""Benchmarks of the real window; each runs in a process of its own, so that memory and imports are its own.

``python -m workbench.bench.window_rows pace|memory|body [--quick]`` prints the rows as JSON.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import psutil
from PySide6.QtCore import QTimer

from workbench.bench import bodies
from workbench.bench.live_window import Gaps, LiveWindow, live_window
from workbench.bench.paint_watch import PaintWatch
from workbench.bench.rings import Seen
from workbench.bench.rows import Options, Row
from workbench.core.burst import rank_index
from workbench.core.request import RequestDraft

BODY_BYTES = 50_000_000
TEN_MINUTES_S = 600.0
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Load:
    """What a burst came to."""

    count: int
    achieved_rate: float


def pace(options: Options) -> list[Row]:
    """The UI thread's gaps while 1,000 requests a second stream in, and those of a bare timer under the same load."""
    seconds = float(options.pick(5, 15))
    with live_window() as window:
        loaded, result = _gaps_under_load(window, 1000, seconds)
        window.made.window.hide()
        window.made.context.live.events.disconnect()
        bare, _ = _gaps_under_load(window, 1000, seconds)
    note = f"{result.achieved_rate:,.0f} /s reached; bare timer p99 {_at(bare, 0.99):.1f}, max {bare[-1]:.1f}"
    name = "UI thread's gap under 1,000 requests/s, "
    fields = {"id": "pace", "unit": "ms", "better": "lower", "n": len(loaded), "note": note}
    return [
        Row(name=name + "p99", value=_at(loaded, 0.99), goal=16, **fields),  # type: ignore[arg-type]  # all are named
        Row(name=name + "max", value=loaded[-1], goal=50, **fields),  # type: ignore[arg-type]  # all are named
    ]


def memory(options: Options) -> list[Row]:
    """Growth of the window's memory under 500 requests a second, once its bounded lists are full, as 10 minutes."""
    warm, seconds = float(options.pick(5, 90)), float(options.pick(20, 120))
    process = psutil.Process()
    with live_window() as window:
        seen = Seen(window)
        _under_load(window, 500, warm)
        seen.fill(window)
        _under_load(window, 500, warm)
        before = process.memory_info().rss
        result = _under_load(window, 500, seconds)
        grown = (process.memory_info().rss - before) / MIB
    value = grown * TEN_MINUTES_S / seconds
    note = (
        f"{grown:+.1f} MiB in {seconds:.0f} s at {result.achieved_rate:,.0f} /s, request list and charts filled before"
    )
    name = "Memory growth per 10 minutes at 500 requests/s"
    return [Row("memory", name, value, "MiB", 2, "lower", n=result.count, note=note)]


def body(options: Options) -> list[Row]:
    """A 50 MB JSON answer: last byte to first paint, the longest stall, and the memory it takes."""
    server = subprocess.Popen(
        [sys.executable, "-m", "workbench.bench.big_body", str(BODY_BYTES), "application/json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert server.stdout is not None
    url = f"http://127.0.0.1:{int(server.stdout.readline())}/"
    try:
        with live_window() as window:
            times, stalls, grown = _receive(window, url, options.pick(1, 3))
    finally:
        server.communicate(timeout=10)
    n = len(times)
    return [
        Row("body", "50 MB JSON: last byte to first paint", max(times), "ms", 300, "lower", n=n, note="the longest"),
        Row("body", "50 MB JSON: the UI's longest stall", max(stalls), "ms", 50, "lower", n=n),
        Row("body", "50 MB JSON: memory it takes / body", grown / BODY_BYTES, "", 1.0, "lower", n=n),
    ]


def _receive(window: LiveWindow, url: str, rounds: int) -> tuple[list[float], list[float], int]:
    requests, gaps, process = window.made.context.requests, Gaps(), psutil.Process()
    watch = PaintWatch(window.made.panels.response)
    before, peak = process.memory_info().rss, 0
    times, stalls = [], []
    requests.finished.connect(watch.arm)
    for turn in range(rounds):
        gaps.start()
        watch.clear()
        requests.send(RequestDraft(url=url, name=f"big {turn}"))
        window.wait_until(watch.painted)
        times.append(watch.delay_ms)
        window.wait(1.0)
        stalls.append(gaps.stop()[-1])
        peak = max(peak, process.memory_info().rss)
    return times, stalls, peak - before


def _gaps_under_load(window: LiveWindow, rate: int, seconds: float) -> tuple[list[float], Load]:
    """The event loop's gaps in rising order, from the second after the burst began."""
    gaps = Gaps()
    QTimer.singleShot(1000, gaps.start)
    load = _under_load(window, rate, seconds)
    return gaps.stop(), load


def _under_load(window: LiveWindow, rate: int, seconds: float) -> Load:
    """Let the window live while a burst hits the backend; the burst is a process of its own, with its own memory."""
    command = ("-m", "workbench", "burst", f"{window.base}/health", "-r", str(rate), "-t", str(seconds), "--json")
    burst = subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE)
    window.wait_until(lambda: burst.poll() is not None, seconds + 30)
    figures = json.loads(burst.communicate()[0])
    return Load(figures["count"], figures["achieved_per_s"])


def _at(ranked: Sequence[float], q: float) -> float:
    return ranked[rank_index(q, len(ranked))]


KINDS: dict[str, Callable[[Options], list[Row]]] = {"pace": pace, "memory": memory, "body": body, "bodies": bodies.rows}


def main() -> int:
    """Measure one kind and print it."""
    rows = KINDS[sys.argv[1]](Options(quick="--quick" in sys.argv))
    print(json.dumps([{key: value for key, value in row.as_dict().items() if key != "met"} for row in rows]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
