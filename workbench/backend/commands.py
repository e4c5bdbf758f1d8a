"""How a child process is started: by module from a checkout or wheel, by role switch from a frozen build."""

import subprocess
import sys
from typing import Literal

ChildRole = Literal["api", "redis", "redis-server", "load"]
_UTF8 = ("-X", "utf8")
"""Settings and log lines are UTF-8 on every system: a Windows code page would garble a folder's name."""
_MODULES: dict[ChildRole, tuple[str, ...]] = {
    "api": ("-m", "server", "--child"),
    "redis": ("-m", "server", "redis", "--child"),
    "redis-server": ("-m", "workbench.backend.redis_guard"),
    "load": ("-m", "workbench.load"),
}


def child_command(role: ChildRole) -> tuple[str, ...]:
    """The command line of a child. Secrets never stand in it: settings go through its stdin."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "--role", role)
    return (sys.executable, *_UTF8, *_MODULES[role])


def creation_flags() -> int:
    """What keeps a child on Windows out of our console and its Ctrl+C; elsewhere a session of its own does that."""
    if sys.platform == "win32":
        return subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    return 0
