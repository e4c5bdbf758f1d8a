"""What the process list shows of a child: memory read from the system, the end of its log."""

import psutil

from workbench.backend.child import Child
from workbench.backend.protocol import exit_words
from workbench.core.backend import ProcessInfo, ProcessState

SHOWN_LOG_LINES = 60


def process_info(child: Child, restarts: int) -> ProcessInfo:
    """The child as it is now."""
    return ProcessInfo(
        role=child.role,
        pid=child.pid,
        port=child.ready.port if child.ready else 0,
        rss_bytes=rss_bytes(child.pid) if child.exit_code is None else 0,
        restarts=restarts,
        state=_state(child),
        log_tail=child.log_tail[-SHOWN_LOG_LINES:],
        exit="" if child.exit_code is None else exit_words(child.exit_code),
    )


def rss_bytes(pid: int) -> int:
    """Resident memory of a process; 0 when it is gone or not ours to see."""
    try:
        return int(psutil.Process(pid).memory_info().rss) if pid else 0
    except psutil.Error:
        return 0


def _state(child: Child) -> ProcessState:
    if child.exit_code is not None:
        return "exited" if child.exit_code == 0 else "failed"
    return "running" if child.ready else "starting"
