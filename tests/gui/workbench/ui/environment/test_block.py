"""The environment in the left rail."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from workbench.core.collection import Environment, Variable
from workbench.core.variables import place_of
from workbench.state.environments import EnvironmentsSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.environment.block import EnvironmentBlock

LOCAL = Environment("Local", (Variable("project", "7"), Variable("token", secret=True)))


def made(theme: Theme, qtbot: QtBot, snapshot: EnvironmentsSnapshot) -> EnvironmentBlock:
    block = EnvironmentBlock(theme)
    qtbot.addWidget(block)
    block.resize(240, 240)
    block.render_environments(snapshot)
    block.show()
    return block


def items(block: EnvironmentBlock) -> list[str]:
    return [block.picker.itemText(row) for row in range(block.picker.count())]


def test_the_chosen_environment_and_its_values_are_shown(theme: Theme, qtbot: QtBot) -> None:
    secrets = {"#environment/Local": {"token": "a-long-token-9fQ"}}
    block = made(theme, qtbot, EnvironmentsSnapshot((LOCAL,), "Local", base="http://b", secrets=secrets))

    model = block.lines.lines
    shown = [(line.name, model.shown(line)) for line in model.lines]

    assert shown == [("base", "http://b"), ("project", "7"), ("token", "••••9fQ")]
    assert block.picker.currentText() == "Local"


def test_another_one_can_be_picked_or_none(theme: Theme, qtbot: QtBot) -> None:
    block = made(theme, qtbot, EnvironmentsSnapshot((LOCAL, Environment("Staging")), "Local"))
    told: list[str] = []
    block.chosen.connect(told.append)

    block.picker.activated.emit(items(block).index("Staging"))
    block.picker.activated.emit(items(block).index("None"))

    assert told == ["Staging", ""]


def test_among_many_the_recent_ones_come_first(theme: Theme, qtbot: QtBot) -> None:
    many = tuple(Environment(name) for name in ("A", "B", "C", "D", "E"))

    block = made(theme, qtbot, EnvironmentsSnapshot(many, "D", recent=("D", "B")))

    assert [name for name in items(block) if name] == ["D", "B", "A", "C", "E", "None"]
    assert block.picker.currentText() == "D"


def test_captured_values_can_be_forgotten(theme: Theme, qtbot: QtBot) -> None:
    block = made(theme, qtbot, EnvironmentsSnapshot((LOCAL,), "Local", captured={place_of("session"): {"id": "7"}}))

    with qtbot.waitSignal(block.forget_requested):
        block.forget.click()

    assert block.forget.text() == "Forget 1 captured"


def test_trouble_is_told_until_it_is_dismissed(theme: Theme, qtbot: QtBot) -> None:
    block = made(theme, qtbot, EnvironmentsSnapshot(trouble="environments.json was set aside"))
    assert block.trouble.isVisible()

    with qtbot.waitSignal(block.dismissed):
        block.dismiss.click()


def test_it_does_not_say_that_there_is_nothing_beside_what_was_captured(theme: Theme, qtbot: QtBot) -> None:
    bare = EnvironmentsSnapshot((Environment("Local"),), "Local", base="http://b")
    block = EnvironmentBlock(theme)
    qtbot.addWidget(block)

    block.render_environments(bare)
    assert block.none.text() == "No variables yet."
    block.render_environments(replace(bare, captured={("session", ""): {"id": "7"}}))

    assert block.none.text() == ""
