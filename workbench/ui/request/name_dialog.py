"""Asks for a name, without blocking the window."""

from collections.abc import Callable

from PySide6.QtWidgets import QInputDialog, QWidget


def ask_name(parent: QWidget, name: str, then: Callable[[str], object]) -> None:
    """Ask with the old name filled in; ``then`` gets the new one when it is given."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(parent.tr("Rename the request"))
    dialog.setLabelText(parent.tr("Name"))
    dialog.setTextValue(name)
    dialog.textValueSelected.connect(then)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
