from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from workbench.core.request import FileBody
from workbench.ui.common.theme import Theme
from workbench.ui.request.file_field import FileField, guessed_type


def made(theme: Theme, qtbot: QtBot) -> tuple[FileField, list[FileBody]]:
    field = FileField(theme)
    qtbot.addWidget(field)
    told: list[FileBody] = []
    field.edited.connect(told.append)
    return field, told


def test_a_shown_file_is_no_edit_and_a_typed_path_is(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot)

    field.show_body(FileBody("a.png", "image/png"))
    field.path.setText("b.png")

    assert told == [FileBody("b.png", "image/png")]


def test_a_dropped_file_brings_its_type(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("photo.jpg")])
    at = QPoint(5, 5)
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    field.dropEvent(QDropEvent(at, action, mime, button, keys))

    assert told == [FileBody(QUrl.fromLocalFile("photo.jpg").toLocalFile(), "image/jpeg")]


def test_what_a_name_does_not_say_is_bytes() -> None:
    assert guessed_type("notes.unheard-of") == "application/octet-stream"
