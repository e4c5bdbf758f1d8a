from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.imports.drops import FileDrops


def drop(data: QMimeData) -> QDropEvent:
    no_keys = Qt.KeyboardModifier.NoModifier
    return QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, no_keys)


def test_only_files_are_taken(qtbot: QtBot, tmp_path: Path) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    drops = FileDrops(widget)
    found: list[Path] = []
    drops.dropped.connect(found.append)
    file, text = QMimeData(), QMimeData()
    file.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.har"))])
    text.setText("x")

    taken = [drops.eventFilter(widget, drop(data)) for data in (text, file)]

    assert (widget.acceptDrops(), taken) == (True, [False, True])
    assert found == [tmp_path / "a.har"]
