from PySide6.QtCore import Qt

from workbench.actions.commands import Command
from workbench.ui.palette.model import CommandModel


def test_disabled_commands_are_left_out() -> None:
    model = CommandModel()

    model.load(
        (
            Command("send", "Send", "Request", "Ctrl+Return", lambda: None),
            Command("cancel", "Cancel", "Request", "", lambda: None, lambda: False),
        )
    )

    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Send"]
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Request: Send Ctrl+Return"
    assert model.command(5) is None
