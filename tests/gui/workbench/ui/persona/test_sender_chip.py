"""Who sends, said beside Send."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from workbench.state.persona import PersonaSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.persona.sender_chip import SenderChip


def test_a_plain_client_needs_no_word_and_an_attacker_does(theme: Theme, qtbot: QtBot) -> None:
    chip = SenderChip(theme)
    qtbot.addWidget(chip)

    chip.render_personas(PersonaSnapshot())
    plain = chip.isHidden()
    chip.render_personas(replace(PersonaSnapshot(), chosen="attacker"))

    assert plain
    assert not chip.isHidden()
    assert chip.text() == "Attacker page"
    assert "http://evil.test" in chip.toolTip()
