"""Variables wired into a window: what is edited is kept, shown and used at once."""

from typing import Any

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from workbench.compose import environments
from workbench.compose.context import Context
from workbench.core.backend import BackendSnapshot
from workbench.core.collection import Variable
from workbench.core.variables import Scopes
from workbench.state.requests import RequestsSnapshot, RequestsStore
from workbench.ui.environment.block import EnvironmentBlock
from workbench.ui.environment.dialog import EnvironmentsDialog


@pytest.fixture
def block(shell: Context, qtbot: QtBot) -> EnvironmentBlock:
    environments.begin(shell, "http://127.0.0.1:8000")
    qtbot.waitUntil(lambda: shell.environments_store.snapshot.active == "Local")
    made = environments.wire(shell)
    qtbot.addWidget(made)
    made.show()
    return made


def dialog_of(block: EnvironmentBlock) -> EnvironmentsDialog:
    found = block.findChild(QDialog)
    assert isinstance(found, EnvironmentsDialog)
    return found


def test_the_address_of_the_backend_stands_in_it_and_follows(shell: Any, block: EnvironmentBlock) -> None:
    shell.backend_store.replace(BackendSnapshot(state="running", address="http://127.0.0.1:8123"))

    assert block.lines.lines.lines[0].value == "http://127.0.0.1:8123"


def test_a_variable_typed_in_the_dialog_stands_in_the_rail_at_once(
    shell: Context, block: EnvironmentBlock, qtbot: QtBot
) -> None:
    shell.commands.run("environment.edit")
    dialog = dialog_of(block)
    assert dialog.isVisible()

    dialog.edited.emit("Local", (Variable("owner", "7"),), {})

    assert [line.name for line in block.lines.lines.lines] == ["base", "owner"]
    assert dialog.table.model.variables == (Variable("owner", "7"),)
    dialog.undo.click()
    assert [line.name for line in block.lines.lines.lines] == ["base"]
    dialog.close()


def test_the_palette_goes_back_to_the_environment_before(shell: Context, block: EnvironmentBlock) -> None:
    shell.environments.choose("Local")
    shell.environments.add("Staging")

    shell.commands.run("environment.back")

    assert shell.environments_store.snapshot.active == "Local"
    assert block.picker.currentText() == "Local"


def test_editors_are_told_what_variables_mean_in_the_request_in_front(shell: Context, block: EnvironmentBlock) -> None:
    store, told = RequestsStore(RequestsSnapshot()), list[Scopes]()

    environments.follow_tabs(shell, store, told.append)
    assert told[-1]["base"] == "http://127.0.0.1:8000"

    shell.environments.edit("Local", (Variable("owner", "7"),), {})
    assert told[-1]["owner"] == "7"


def test_views_are_told_what_to_cover(shell: Context, block: EnvironmentBlock) -> None:
    told: list[tuple[str, ...]] = []
    environments.follow_secrets(shell, told.append)

    shell.environments.edit("Local", (Variable("token", secret=True),), {"token": "hush"})

    assert told == [(), ("hush",)]
