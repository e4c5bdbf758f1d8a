"""How a child process is started: by module from a checkout or wheel, by role switch from a frozen build."""

import sys
from typing import Literal

ChildRole = Literal["api", "redis", "redis-server", "load"]
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
    return (sys.executable, *_MODULES[role])
