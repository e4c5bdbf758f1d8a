from pytestqt.qtbot import QtBot

from workbench.core.collection import Collection
from workbench.ui.collection.save_as import SaveAsDialog
from workbench.ui.common.theme import Theme


def test_name_and_folder_are_asked_for(theme: Theme, qtbot: QtBot, collection: Collection) -> None:
    dialog = SaveAsDialog(theme, collection, "Auth", "tasks")
    qtbot.addWidget(dialog)
    dialog.show()

    assert [dialog.folders.itemText(row).strip() for row in range(dialog.folders.count())] == [
        "Demo",
        "Auth",
        "Deep",
        "Empty",
    ]
    assert dialog.folders.currentData() == "Auth"
    dialog.name.setText("  ")
    assert not dialog.save.isEnabled()
    dialog.name.setText("list tasks ")
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.save.click()
    assert chosen.args == ["Auth", "list tasks"]
