"""Runs the composed application and takes pictures of it: waits by spinning the event loop until something holds."""

from collections.abc import Callable, Iterable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEventLoop, QPoint, QSize, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from workbench.backend.supervisor import Supervisor
from workbench.bridge import Bridge
from workbench.compose.application import Application, compose, end
from workbench.core.backend import BackendConfig
from workbench.loop_thread import LoopThread
from workbench.paths import DataPaths

SIZES = (QSize(1440, 900), QSize(1920, 1080))
SMALLEST = (QSize(1100, 700),)
MODES = ("light", "dark")
TIMEOUT_S = 30.0

Scene = Callable[["Driver"], None]


class Driver:
    """The running application, and the camera."""

    def __init__(self, home: Path, out: Path) -> None:
        self.paths = DataPaths.default(str(home))
        self._out = out
        self.app: Application

    def run(self, scenes: Iterable[Scene]) -> int:
        """Start everything, play the scenes, end everything."""
        self.paths.make()
        self._out.mkdir(parents=True, exist_ok=True)
        application = QApplication([])
        thread = LoopThread()
        thread.start()
        supervisor = Supervisor(BackendConfig(self.paths.run, DataPaths.default().worlds, 8000))
        thread.submit(supervisor.start())
        self.app = compose(application, Bridge(thread), supervisor, self.paths, self.paths.logs / "workbench.log")
        self.app.window.resize(SIZES[0])
        self.app.window.show()
        try:
            self.until(lambda: bool(self.context.features_store.snapshot.features), "the backend answers")
            self.pause(1200)
            for scene in scenes:
                scene(self)
        finally:
            self.app.window.close()
            end(self.app, thread, supervisor)
            self.paths.remove_run()
        return 0

    @property
    def context(self):  # type: ignore[no-untyped-def]
        return self.app.context

    def command(self, command_id: str) -> None:
        """Run an action as the palette would."""
        next(command for command in self.context.commands.all() if command.id == command_id).run()

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Spin the event loop until ``holds``."""
        ends = monotonic() + TIMEOUT_S
        while not holds():
            if monotonic() > ends:
                raise TimeoutError(f"waited {TIMEOUT_S:.0f} s for: {what}")
            self.pause(30)

    def pause(self, ms: int) -> None:
        """Let the window live for a moment."""
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def shoot(self, name: str, sizes: Iterable[QSize] = SIZES) -> None:
        """Take the window as it is, in both themes and these sizes."""
        for size in sizes:
            self.app.window.resize(size)
            for mode in MODES:
                self.context.theme.set_mode(mode)
                self.pause(250)
                self._picture().save(str(self._out / f"{name}-{mode}-{size.width()}.png"))
        self.app.window.resize(SIZES[0])
        self.context.theme.set_mode("light")
        self.pause(100)

    def _picture(self) -> QPixmap:
        """The window with the popups that stand over it."""
        window = self.app.window
        picture = window.grab()
        painter = QPainter(picture)
        for popup in _popups(window):
            painter.drawPixmap(popup.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint()), popup.grab())
        painter.end()
        return picture


def _popups(window: QWidget) -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget is not window]
