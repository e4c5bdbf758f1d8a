"""'Copy as'."""

from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.gui.workbench.ui.names import nameless
from workbench.ui.common.theme import Theme
from workbench.ui.request_screen.copy_panel import CopyPanel


def made(theme: Theme, qtbot: QtBot) -> CopyPanel:
    panel = CopyPanel(theme)
    qtbot.addWidget(panel)
    panel.show_code("curl 'http://h'")
    panel.show()
    return panel


def test_another_kind_or_secrets_are_asked_for(theme: Theme, qtbot: QtBot) -> None:
    panel = made(theme, qtbot)
    told: list[tuple[str, bool]] = []
    panel.wanted.connect(lambda kind, secrets: told.append((kind, secrets)))

    panel.kinds.choose("httpx")
    panel.secrets.click()

    assert told == [("httpx", False), ("httpx", True)]
    assert panel.save.text() == "Save .py"


def test_copy_and_save_say_what_is_wanted(theme: Theme, qtbot: QtBot) -> None:
    panel = made(theme, qtbot)

    with qtbot.waitSignal(panel.copy_requested) as copied:
        panel.copy.click()
    panel.save.click()
    dialog = panel.findChild(QFileDialog)
    with qtbot.waitSignal(panel.save_requested) as saved:
        dialog.fileSelected.emit("/x/request.sh")
    dialog.reject()

    assert copied.args == ["curl", False]
    assert saved.args == ["curl", False, "/x/request.sh"]


def test_what_cannot_be_written_down_cannot_be_copied(theme: Theme, qtbot: QtBot) -> None:
    panel = made(theme, qtbot)

    panel.show_problem("Body: unknown variable.")

    assert not panel.copy.isEnabled()
    assert panel.about.text() == "Body: unknown variable."
    panel.show_code("curl")
    assert panel.copy.isEnabled()


def test_it_tells_when_it_comes_into_sight_and_everything_has_a_name(theme: Theme, qtbot: QtBot) -> None:
    panel = made(theme, qtbot)
    panel.hide()

    with qtbot.waitSignal(panel.shown):
        panel.show()

    assert nameless(panel) == []
