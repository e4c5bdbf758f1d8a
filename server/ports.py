"""Finds a port on the loopback interface: the wanted one, or the next free one, and who holds the wanted one."""

import errno
import socket
import sys
from contextlib import suppress

from server.settings import StartError

HOST = "127.0.0.1"
TRIES = 50
BACKLOG = 2048


def bind(port: int) -> socket.socket:
    """A listening socket on the loopback interface. Raises ``OSError`` when the port is taken."""
    # With the protocol named, asyncio sets TCP_NODELAY on what it accepts; without, each answer waits 40 ms for an ACK.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform == "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(BACKLOG)
        listener.setblocking(False)
    except BaseException:
        listener.close()
        raise
    return listener


def bind_near(wanted: int, *, strict: bool) -> socket.socket:
    """The wanted port, or the next free one unless ``strict``. Raises ``StartError``."""
    for port in range(wanted, min(wanted + TRIES, 65536)) if wanted else (0,):
        try:
            return bind(port)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise StartError(f"Port {port} can't be opened.", str(error)) from error
            if strict:
                raise _taken(port) from error
    raise StartError(f"No port from {wanted} to {wanted + TRIES - 1} is free.", "All are in use.", "Choose --port.")


def _taken(port: int) -> StartError:
    return StartError(
        f"Port {port} is in use by {holder_of(port)}.", "Only one program can listen on a port.", "Choose another port."
    )


def holder_of(port: int) -> str:
    """Who listens on a port: 'python (pid 4312)', or 'another program' where the system doesn't tell us."""
    import psutil

    with suppress(psutil.Error, OSError):
        for connection in psutil.net_connections(kind="tcp"):
            address = tuple(connection.laddr)
            if connection.status == psutil.CONN_LISTEN and address[1:2] == (port,) and connection.pid:
                return f"{psutil.Process(connection.pid).name()} (pid {connection.pid})"
    return "another program"
