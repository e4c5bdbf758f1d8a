"""Starts the window, or the barest thing that could take its place, and says when it is usable. Its own process.

``python -m workbench.bench.start_probe ours DATA_DIR`` or ``... floor`` prints one line when a window is painted and a
backend has answered its first request.
"""

import os
import subprocess
import sys
import urllib.request
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.backend.supervisor import Supervisor
    from workbench.compose.application import Application
    from workbench.core.backend import BackendSnapshot
    from workbench.loop_thread import LoopThread
    from workbench.paths import DataPaths

FLOOR_API = """
import asyncio, socket, sys
import uvicorn
from fastapi import FastAPI
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session
engine = create_engine("sqlite://")
app = FastAPI()
@app.get("/health")
def health() -> dict[str, int]:
    with Session(engine) as session:
        return {"one": session.execute(text("select 1")).scalar_one()}
class Server(uvicorn.Server):
    async def startup(self, sockets=None):
        await super().startup(sockets)
        print(self.servers[0].sockets[0].getsockname()[1], flush=True)
Server(uvicorn.Config(app, port=0, log_level="error")).run()
"""


def ours(data_dir: str) -> None:
    """The real window on the real backend, opened the way the command opens it."""
    import workbench.compose
    from workbench.cli import build_parser
    from workbench.window import run_window

    workbench.compose.run_application = _run_application
    run_window(build_parser().parse_args(["--offscreen", "--port", "0", "--data-dir", data_dir]))


def _run_application(paths: "DataPaths", thread: "LoopThread", supervisor: "Supervisor", log_file: "Path") -> int:
    """The application's own way, but for a look at its window."""
    from workbench.compose import application

    real = application.compose

    def compose(*parts: Any) -> "Application":
        made = real(*parts)
        _announce(made)
        return made

    vars(application)["compose"] = compose
    return application.run(paths, thread, supervisor, log_file)


def _announce(made: "Application") -> None:
    """Say so once the window is painted and its backend has answered; then close it."""
    reached: set[str] = set()

    def note(what: str) -> None:
        reached.add(what)
        if reached == {"painted", "running"}:
            _ask(f"{made.context.backend_store.snapshot.address}/health")
            print("usable", flush=True)
            made.window.close()

    def look(snapshot: "BackendSnapshot") -> None:
        if snapshot.state == "running" and "running" not in reached:
            note("running")

    made.window.painted.connect(lambda: note("painted"))
    made.context.backend_store.changed.connect(look)
    look(made.context.backend_store.snapshot)


def floor() -> None:
    """A bare Qt window beside a bare FastAPI and SQLAlchemy app."""
    api = subprocess.Popen([sys.executable, "-c", FLOOR_API], stdout=subprocess.PIPE)
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(["floor"])
    window = QMainWindow()
    window.show()
    QTimer.singleShot(0, app.quit)
    app.exec()
    assert api.stdout is not None
    _ask(f"http://127.0.0.1:{int(api.stdout.readline())}/health")
    print("usable", flush=True)
    api.terminate()
    api.wait()


def _ask(url: str) -> None:
    with urllib.request.urlopen(url, timeout=10) as answer:
        answer.read()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.argv[1] == "floor":
        floor()
    else:
        ours(sys.argv[2])
