from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.request.note_line import NoteLine


def test_a_note_with_and_without_undo(theme: Theme, qtbot: QtBot) -> None:
    line = NoteLine(theme)
    qtbot.addWidget(line)
    line.show_note("Imported.", undo=True)
    assert not line.undo.isHidden()
    with qtbot.waitSignal(line.undo_requested):
        line.undo.click()
    with qtbot.waitSignal(line.closed):
        line.close_button.click()

    line.show_note("Copied.", undo=False)
    assert line.undo.isHidden()
    line.show_note("", undo=False)
    assert line.isHidden()
