"""Lets Ctrl+C in the terminal, and SIGTERM, close the window in order, so that nothing unsaved is lost."""

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QSocketNotifier, Qt, SignalInstance

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def interrupts(close: Callable[[], object]) -> Iterator[None]:
    """Call ``close`` when a signal comes while the event loop runs. Used on the main thread.

    Python runs its handlers only between its own instructions, and Qt's loop has none while nothing happens: the byte
    that Python writes to the wake-up socket gives it a turn.
    """
    reader, writer = socket.socketpair()
    reader.setblocking(False)
    writer.setblocking(False)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda *_: reader.recv(64))
    before_fd = signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    before = {number: signal.signal(number, lambda *_: close()) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(before_fd)
        notifier.setEnabled(False)
        reader.close()
        writer.close()


def end_with(closed: SignalInstance, app: QCoreApplication) -> None:
    """Leave the event loop once the window is closed.

    Qt does so by itself only when nothing else is in sight, and not when the window was closed before the loop began:
    the backend would then run on without a window.
    """
    closed.connect(app.quit, Qt.ConnectionType.QueuedConnection)
