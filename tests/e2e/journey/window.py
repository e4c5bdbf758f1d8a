"""The real window, started as ``backend-workbench`` starts it, that also tells where things are and what it shows.

Run as a process by the journey: one question a line on stdin, one line of JSON on stdout. It answers and never acts;
whatever happens to the window comes from mouse and keyboard.
"""

import json
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from workbench import cli
from workbench.backend.supervisor import Supervisor
from workbench.bridge import Bridge
from workbench.compose import application
from workbench.compose.application import Application
from workbench.paths import DataPaths
from workbench.state.burst import BurstStore
from workbench.state.lesson import LessonsStore
from workbench.state.requests import RequestsStore


class Answers(QObject):
    """Reads questions on a thread of its own and answers them on the UI thread."""

    asked = Signal(str)

    def __init__(self, made: Application) -> None:
        super().__init__(made.window)
        self._made = made
        self._questions: dict[str, Callable[[str], object]] = {
            "where": where,
            "text": text,
            "shown": shown,
            "focus": focus,
            "picture": picture,
            "state": partial(state, made),
        }
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._read, name="questions", daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            try:
                self.asked.emit(line.rstrip("\n"))
            except RuntimeError:  # the window is gone
                return

    def _answer(self, line: str) -> None:
        question, _, about = line.partition(" ")
        try:
            answer = self._questions[question](about)
        except Exception as error:  # whoever asked waits for a line
            answer = {"error": repr(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def where(name: str) -> list[int] | None:
    """The part of the named widget that can be seen and used, as x, y, width and height on the screen."""
    for widget in _named(name):
        seen = widget.visibleRegion().boundingRect()
        if widget.isEnabled() and not seen.isEmpty():
            spot = QRect(widget.mapToGlobal(seen.topLeft()), seen.size())
            return [spot.x(), spot.y(), spot.width(), spot.height()]
    return None


def text(name: str) -> str | None:
    """What the named widget says."""
    return next((_text_of(widget) for widget in _named(name)), None)


def shown(words: str) -> bool:
    """Whether these words stand anywhere in the window."""
    return any(words in _text_of(widget) or words in widget.accessibleName() for widget in _visible())


def focus(_: str) -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget else ""


def picture(path: str) -> bool:
    """Keep what the screen shows, popups and all."""
    return QApplication.primaryScreen().grabWindow(0).save(path)


def state(made: Application, _: str = "") -> dict[str, Any]:
    """What the stores hold of what the journey is about."""
    context = made.context
    backend, switches = context.backend_store.snapshot, context.features_store.snapshot
    return {
        "backend": backend.state,
        "address": backend.address,
        "active": made.window.isActiveWindow(),
        "screen": made.window.screen_id,
        "palette": made.window.palette_popup.isVisible(),
        "switches": {info.id: switches.setting(info).choice for info in switches.features},
        "pending": sorted(switches.pending),
        "request": _request(context.bridge),
        "burst": _burst(context.burst_strip),
        "lesson": _lesson(made.window),
    }


def _request(bridge: Bridge) -> dict[str, Any]:
    """The request in front, and what came back."""
    store = bridge.findChild(RequestsStore)
    assert store is not None
    tab = store.snapshot.current
    answer = tab.exchange.response if tab.exchange else None
    return {
        "url": tab.draft.url.removeprefix("{{base}}"),
        "params": {row.name: row.value for row in tab.draft.params if row.enabled},
        "sending": tab.sending,
        "exchange": tab.exchange.id if tab.exchange else "",
        "status": answer.status if answer else 0,
    }


def _burst(strip: QWidget) -> dict[str, Any]:
    store = strip.findChild(BurstStore)
    assert store is not None
    result = store.snapshot.result
    return {
        "running": store.snapshot.running,
        "problem": store.snapshot.problem,
        "count": result.count if result else 0,
        "ok": result.ok if result else 0,
    }


def _lesson(panel: QWidget) -> dict[str, Any]:
    store = panel.findChild(LessonsStore)
    session = store.snapshot.session if store else None  # the panel comes after the first paint
    return {
        "id": session.lesson.id if session else "",
        "step": session.step.id if session else "",
        "passed": session.solution_open if session else False,
        "busy": session.busy if session else "",
    }


def _visible() -> Iterator[QWidget]:
    return (widget for widget in QApplication.allWidgets() if widget.isVisible())


def _named(name: str) -> list[QWidget]:
    """Widgets that can be seen and are called so, say so, or are called so before a comma and their state."""
    visible = list(_visible())
    called = [widget for widget in visible if widget.accessibleName() == name]
    saying = [widget for widget in visible if _text_of(widget) == name]
    return called + saying + [widget for widget in visible if widget.accessibleName().startswith(f"{name},")]


def _text_of(widget: QWidget) -> str:
    for attribute in ("toPlainText", "text", "currentText", "title"):
        says = getattr(widget, attribute, None)
        if callable(says):
            return str(says())
    return ""


def main() -> int:
    """Open the window that the arguments ask for."""
    compose = application.compose

    def answering(
        app: QApplication, bridge: Bridge, supervisor: Supervisor, paths: DataPaths, log_file: Path
    ) -> Application:
        made = compose(app, bridge, supervisor, paths, log_file)
        Answers(made)
        return made

    application.compose = answering
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
