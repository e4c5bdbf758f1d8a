import subprocess
import sys

SCRIPT = """
import inspect
from workbench.qt_imports import import_qt
import_qt()
read = []
real = inspect.getsource
inspect.getsource = lambda thing: read.append(thing) or real(thing)
import colorsys
from PySide6.QtCore import QObject, Signal
class Bell(QObject):
    rung = Signal(int)
heard = []
bell = Bell()
bell.rung.connect(heard.append)
bell.rung.emit(3)
print(len(read), heard)
"""


def test_no_source_is_read_for_what_is_imported_after_qt_and_signals_work_as_before() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=True)

    assert done.stdout.strip() == "0 [3]"
