from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from workbench.compose.context import Context
from workbench.compose.later import PanelLater, import_later
from workbench.core import import_order

RAN: list[tuple[str, bool]] = []
"""Modules that were run, and whether on the window's thread."""


def test_the_panel_comes_once_its_module_is_imported(qtbot: QtBot, shell: Context) -> None:
    asked: list[str] = []

    def make(module: ModuleType) -> QWidget:
        asked.append(module.__name__)
        return QLabel("here")

    later = PanelLater(shell.bridge, "colorsys", make)
    qtbot.addWidget(later)
    before = later.filled

    later.load()
    later.load()

    qtbot.waitUntil(lambda: later.filled)
    assert not before
    assert asked == ["colorsys"]
    assert [label.text() for label in later.findChildren(QLabel)] == ["here"]


def test_what_knows_qt_is_imported_on_this_thread_and_behind_what_it_needs(
    qtbot: QtBot, shell: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "late_parts"
    folder.mkdir()
    tell = "import threading\nfrom tests.gui.workbench.compose.test_later import RAN\n"
    for name, needs in (("__init__", ""), ("face", "from late_parts import rules\n"), ("rules", "")):
        told = "RAN.append((__name__, threading.current_thread() is threading.main_thread()))\n"
        (folder / f"{name}.py").write_text(needs + tell + told, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(import_order, "_OURS", ("late_parts",))
    monkeypatch.setattr(import_order, "_WITH_QT", ("late_parts.face",))
    RAN.clear()

    with qtbot.waitCallback() as there:
        import_later(shell.bridge, "late_parts.face", there)

    assert RAN == [("late_parts", False), ("late_parts.rules", False), ("late_parts.face", True)]
