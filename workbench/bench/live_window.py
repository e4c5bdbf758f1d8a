"""The real window, composed as the application composes it, for benchmarks that need its event loop."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from workbench.backend.supervisor import Supervisor
from workbench.bridge import Bridge
from workbench.compose.application import Application, compose
from workbench.compose.garbage import GarbageOnUiThread
from workbench.core.backend import BackendConfig
from workbench.loop_thread import LoopThread
from workbench.paths import DataPaths

STEP_MS = 20


@dataclass
class Gaps:
    """How long the event loop was away: times between the ticks of a 1 ms timer."""

    gaps_ms: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._timer = QTimer(interval=1)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._last = 0.0

    def start(self) -> None:
        """Begin anew."""
        self.gaps_ms.clear()
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> list[float]:
        """End, and give the gaps in rising order."""
        self._tick()
        self._timer.stop()
        return sorted(self.gaps_ms)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps_ms.append((now - self._last) * 1000)
        self._last = now


@dataclass(frozen=True)
class LiveWindow:
    """The application, shown offscreen, on a backend that runs."""

    app: QApplication
    made: Application

    @property
    def base(self) -> str:
        """The address of the backend."""
        return self.made.context.backend_store.snapshot.address

    def wait(self, seconds: float) -> None:
        """Let the window live for some time."""
        begun = time.perf_counter()
        self.wait_until(lambda: time.perf_counter() - begun >= seconds, seconds + 5)

    def wait_until(self, done: Callable[[], bool], timeout_s: float = 60.0) -> None:
        """Let the window live until something holds.

        Raises:
            TimeoutError: When it doesn't in time.
        """
        loop, end = QEventLoop(), time.perf_counter() + timeout_s

        def look() -> None:
            if done() or time.perf_counter() > end:
                loop.quit()

        timer = QTimer(interval=STEP_MS)
        timer.timeout.connect(look)
        timer.start()
        loop.exec()
        timer.stop()
        if not done():
            raise TimeoutError("the window did not get there in time")


@contextmanager
def live_window(world: str = "tasks-1k", settle_s: float = 1.0) -> Iterator[LiveWindow]:
    """Open the window offscreen with a data folder of its own; end everything afterwards."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="backend-workbench-", ignore_cleanup_errors=True) as folder:
        paths = DataPaths(Path(folder), DataPaths.default().cache)
        paths.make()
        thread = LoopThread()
        thread.start()
        supervisor = Supervisor(BackendConfig(paths.run, paths.worlds, port=0, world=world))
        starting = thread.submit(supervisor.start())
        app = QApplication.instance() or QApplication(["bench"])
        assert isinstance(app, QApplication)
        bridge = Bridge(thread)
        made = compose(app, bridge, supervisor, paths, paths.logs / "bench.log")
        window = LiveWindow(app, made)
        garbage = GarbageOnUiThread(bridge)
        garbage.begin()
        try:
            made.window.show()
            window.wait_until(lambda: starting.done() and bool(window.base))
            window.wait(settle_s)
            yield window
        finally:
            made.window.close()
            garbage.end()
            thread.submit(supervisor.stop()).result(10)
            bridge.stop()
            paths.remove_run()
