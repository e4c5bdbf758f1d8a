"""What somebody who helps needs to know: versions, processes, the last log lines, without a secret in it."""

import platform
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from workbench import __version__
from workbench.core.backend import BackendSnapshot
from workbench.logs import mask

PACKAGES = (
    "PySide6-Essentials", "pyqtgraph", "httpx", "fastapi", "uvicorn", "sqlalchemy", "redis", "fakeredis", "numpy",
)  # fmt: skip


def diagnostics(snapshot: BackendSnapshot, log_lines: Sequence[str]) -> str:
    """A text to paste into a report."""
    parts = [
        f"Backend Workbench {__version__}",
        f"Python {platform.python_version()} on {platform.platform()}",
        f"Frozen: {bool(getattr(sys, 'frozen', False))}",
        *(f"{name} {_version(name)}" for name in PACKAGES),
        "",
        f"Backend: {snapshot.state} {snapshot.address}",
        f"Database: {snapshot.database or '-'}; Redis: {snapshot.redis or '-'}; world: {snapshot.world or '-'}",
        *([f"Notice: {snapshot.notice}"] if snapshot.notice else []),
        *([f"Failure: {snapshot.failure.what} {snapshot.failure.why}"] if snapshot.failure else []),
        *(f"  {p.role}: pid {p.pid}, port {p.port}, {p.rss_bytes / 1e6:.0f} MB, {p.state}" for p in snapshot.processes),
        "",
        "Last log lines:",
        *log_lines,
    ]
    for process in snapshot.processes:
        parts += ["", f"Log of {process.role}:", *process.log_tail[-20:]]
    return mask("\n".join(parts)) + "\n"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
