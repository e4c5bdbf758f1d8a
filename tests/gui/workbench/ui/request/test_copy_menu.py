from pytestqt.qtbot import QtBot

from workbench.core.export.kinds import KINDS
from workbench.ui.common.theme import Theme
from workbench.ui.request.copy_menu import CopyMenu


def test_every_kind_is_offered_with_and_without_secrets(theme: Theme, qtbot: QtBot) -> None:
    menu = CopyMenu(theme)
    qtbot.addWidget(menu)
    asked: list[tuple[str, bool]] = []
    menu.copy_requested.connect(lambda kind, secrets: asked.append((kind, secrets)))

    kinds = [action for action in menu.choices.actions() if action.text() and action is not menu.secrets]
    kinds[0].trigger()
    menu.secrets.trigger()
    kinds[-1].trigger()

    assert [action.text().split("\t")[0] for action in kinds] == [kind.name for kind in KINDS]
    assert asked == [("curl", False), (KINDS[-1].id, True)]
