"""A program: opens the window, lets it load everything, and tells the classes of Qt that another thread made.

Before Python 3.12 such a class can kill the window, which looks into Shiboken's table of types at the same time.
"""

import builtins
import sys
import threading
from typing import Any

from PySide6.QtCore import QTimer

from workbench import cli
from workbench.compose import application
from workbench.compose.later import PanelLater

make_class = builtins.__build_class__
compose = application.compose


def watched(body: Any, name: str, *bases: Any, **options: Any) -> Any:
    made = make_class(body, name, *bases, **options)
    if type(made).__name__ == "ObjectType" and threading.current_thread() is not threading.main_thread():
        sys.stdout.write(f"{made.__module__}.{name}\n")
    return made


def composed(*parts: Any) -> application.Application:
    made = compose(*parts)
    later: list[PanelLater] = made.window.findChildren(PanelLater)
    timer = QTimer(made.window, interval=100)

    def look() -> None:
        made.context.show_screen("request")
        if made.context.charts.plots is not None and all(panel.filled for panel in later):
            timer.stop()
            sys.stdout.write("everything is there\n")
            made.window.close()

    timer.timeout.connect(look)
    timer.start()
    return made


builtins.__build_class__ = watched
application.compose = composed
sys.exit(cli.main(sys.argv[1:]))
