"""Composes the application: makes the stores, actions and panels, and connects them. Nothing else knows them all."""

from workbench.compose.started import StartedBackend, WindowOptions

__all__ = ["StartedBackend", "WindowOptions", "run_window"]


def run_window(options: WindowOptions, started: StartedBackend) -> int:
    """Open the window on a backend that is starting; returns the exit code when the window was closed."""
    from workbench.compose.application import run

    return run(options, started)
