"""Where JSON bodies are typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.request.json_editor import JsonEditor

BROKEN = '{\n  "a": 42\n  "b": []\n}'


def made(theme: Theme, qtbot: QtBot, text: str) -> JsonEditor:
    editor = JsonEditor(theme)
    qtbot.addWidget(editor)
    editor.resize(500, 300)
    editor.show()
    editor.show_text(text)
    return editor


def test_a_broken_text_shows_the_card_and_one_click_mends_it(theme: Theme, qtbot: QtBot) -> None:
    editor = made(theme, qtbot, BROKEN)
    assert editor.card.isVisible()
    assert editor.card.title.text() == "Line 3, column 3: expected “,” or “}”."

    qtbot.mouseClick(editor.card.mend, Qt.MouseButton.LeftButton)

    assert not editor.card.isVisible()
    assert editor.editor.toPlainText() == '{\n  "a": 42,\n  "b": []\n}'


def test_f8_goes_to_the_error(theme: Theme, qtbot: QtBot) -> None:
    editor = made(theme, qtbot, BROKEN)
    editor.editor.setFocus()

    qtbot.mouseClick(editor.card.go, Qt.MouseButton.LeftButton)

    assert editor.editor.textCursor().position() == BROKEN.index('"b"')


def test_typing_is_checked_a_moment_later(theme: Theme, qtbot: QtBot) -> None:
    editor = made(theme, qtbot, "[]")
    edited: list[str] = []
    editor.edited.connect(edited.append)

    with qtbot.waitSignal(editor.checked):
        qtbot.keyClicks(editor.editor, "x")

    assert edited == ["x[]"]
    assert editor.problem is not None


def test_an_empty_body_is_no_problem(theme: Theme, qtbot: QtBot) -> None:
    assert made(theme, qtbot, "").problem is None


def test_asks_for_an_editor_of_160_px_and_the_whole_card(theme: Theme, qtbot: QtBot) -> None:
    editor = made(theme, qtbot, BROKEN)

    editor.resize(500, editor.room)

    assert editor.card.why.isVisible()
    assert editor.card.height() >= editor.card.minimumSizeHint().height()
    assert editor.editor.height() >= 160


def test_the_card_never_covers_the_text_where_there_is_no_room(theme: Theme, qtbot: QtBot) -> None:
    low = QWidget()
    qtbot.addWidget(low)
    editor = JsonEditor(theme, low)
    low.show()
    editor.show_text(BROKEN)

    editor.setGeometry(0, 0, 500, 60)

    assert not editor.card.isVisible()
    assert editor.problem is not None


def test_the_card_can_be_read_after_the_look_was_switched(theme: Theme, qtbot: QtBot) -> None:
    editor = made(theme, qtbot, BROKEN)

    theme.set_mode("dark")

    assert editor.card.title.palette().windowText().color() == theme.color("text.primary")
