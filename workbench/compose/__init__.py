"""Composes the application: makes the stores, actions and panels, and connects them. Nothing else knows them all."""

from pathlib import Path

from workbench.backend.supervisor import Supervisor
from workbench.loop_thread import LoopThread
from workbench.paths import DataPaths


def run_application(paths: DataPaths, thread: LoopThread, supervisor: Supervisor, log_file: Path) -> int:
    """Open the window on a backend that is starting on ``thread``; returns the exit code when it was closed."""
    from workbench.compose.application import run

    return run(paths, thread, supervisor, log_file)
