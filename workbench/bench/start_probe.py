"""Starts the window, or the barest thing that could take its place, and says when it is usable. Its own process.

``python -m workbench.bench.start_probe ours|floor`` prints one line when a window is painted and a backend has
answered its first request.
"""

import os
import subprocess
import sys
import urllib.request

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


def ours() -> None:
    """The real window on the real backend, as the command opens it."""
    from workbench.bench.live_window import live_window

    with live_window("tasks-200k", settle_s=0.0) as window:
        _ask(f"{window.base}/health")
        print("usable", flush=True)


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
    {"ours": ours, "floor": floor}[sys.argv[1]]()
