"""Measures the response viewer at 0.3, 4.5, 50 and 500 MB: first paint, stalls while one looks around, memory.

``python -m workbench.bench.bodies [--quick]`` prints a table; the rows ``bodies`` of the benchmark come from here too.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil
from PySide6.QtCore import QSize

from workbench.bench.live_window import Gaps, LiveWindow, live_window
from workbench.bench.paint_watch import PaintWatch
from workbench.bench.rows import Options, Row
from workbench.core.request import RequestDraft
from workbench.ui.response.panel import ResponsePanel

JSON, TEXT = "application/json", "text/plain"
SIZES = ((300_000, JSON), (4_500_000, JSON), (50_000_000, JSON), (500_000_000, JSON), (50_000_000, TEXT))
QUICK = SIZES[:3]
FIRST_PAINT_MS, STALL_MS = 300.0, 50.0
_SHOWN_S = 0.4


@dataclass(frozen=True, slots=True)
class Seen:
    """What one body came to."""

    size: int
    kind: str
    first_paint_ms: float
    ready_ms: float
    """Until all of it can be scrolled through, and its tree opened."""
    stalls_ms: dict[str, float]
    """The longest while it came, and per form that was shown."""
    grown_bytes: int

    @property
    def name(self) -> str:
        what = "JSON" if self.kind == JSON else "text on one line"
        return f"{self.size / 1e6:g} MB {what}"


def measure(options: Options) -> Iterator[Seen]:
    """Look at one body after the other in one window."""
    with live_window() as window:
        for size, kind in QUICK if options.quick else SIZES:
            with _server(size, kind) as url:
                yield _look_at(window, url, size, kind)


def rows(options: Options) -> list[Row]:
    """The benchmark's rows."""
    found: list[Row] = []
    for seen in measure(options):
        longest = max(seen.stalls_ms, key=lambda name: seen.stalls_ms[name])
        stall, memory = seen.stalls_ms[longest], seen.grown_bytes / seen.size
        found += [
            Row("bodies", f"{seen.name}: first paint", seen.first_paint_ms, "ms", FIRST_PAINT_MS, "lower", n=1),
            Row("bodies", f"{seen.name}: longest stall", stall, "ms", STALL_MS, "lower", n=1, note=longest),
            Row("bodies", f"{seen.name}: memory / body", memory, "", 1.0, "lower", n=1),
        ]
    return found


@contextmanager
def _server(size: int, kind: str) -> Iterator[str]:
    command = (sys.executable, "-m", "workbench.bench.big_body", str(size), kind)
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert server.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(server.stdout.readline())}/"
    finally:
        server.communicate(timeout=10)


def _look_at(window: LiveWindow, url: str, size: int, kind: str) -> Seen:
    requests, gaps, process = window.made.context.requests, Gaps(), psutil.Process()
    panel = window.made.window.findChild(ResponsePanel)
    assert isinstance(panel, ResponsePanel)
    window.made.window.resize(QSize(1440, 900))
    watch = PaintWatch(panel)
    requests.finished.connect(watch.arm)
    before = process.memory_info().rss
    gaps.start()
    requests.send(RequestDraft(url=url, name=f"{size} bytes of {kind}", timeout_s=300))
    window.wait_until(watch.painted, 300)
    first = watch.delay_ms
    window.wait_until(lambda: panel.body.complete, 300)
    requests.finished.disconnect(watch.arm)
    ready = watch.since_last_byte_ms
    window.wait(_SHOWN_S)
    stalls = {"coming": gaps.stop()[-1]}
    for name, act in _looks(panel):
        gaps.start()
        act()
        window.wait(_SHOWN_S)
        stalls[name] = gaps.stop()[-1]
    stalls["search"] = _search(window, panel, gaps)
    return Seen(size, kind, first, ready, stalls, process.memory_info().rss - before)


def _looks(panel: ResponsePanel) -> Iterator[tuple[str, Callable[[], None]]]:
    def to_end() -> None:
        bar = panel.body.lines.verticalScrollBar()
        bar.setValue(bar.maximum())

    for mode in panel.body.modes:
        yield mode, lambda mode=mode: panel.body.choose(mode)  # type: ignore[misc]  # bound at once
        if mode != "tree":
            yield f"end of {mode}", to_end


def _search(window: LiveWindow, panel: ResponsePanel, gaps: Gaps) -> float:
    panel.body.choose("raw")
    gaps.start()
    panel.body.open_search()
    panel.body.search.search_requested.emit("signing")
    window.wait_until(lambda: panel.body.search.count_text.startswith("1 of"), 120)
    return gaps.stop()[-1]


def main() -> int:
    """Print a line per body."""
    for seen in measure(Options(quick="--quick" in sys.argv)):
        stalls = "  ".join(f"{name} {value:.0f}" for name, value in seen.stalls_ms.items())
        print(
            f"{seen.name:<26} first paint {seen.first_paint_ms:6.0f} ms   all of it {seen.ready_ms:7.0f} ms   "
            f"memory {seen.grown_bytes / 1e6:6.1f} MB = {seen.grown_bytes / seen.size:.3f} of the body\n"
            f"    longest stalls, ms: {stalls}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
