"""Asks under which name and in which folder a request is to be saved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout

from workbench.core.collection import Collection, Folder
from workbench.ui.common.buttons import Button
from workbench.ui.common.theme import Theme


class SaveAsDialog(QDialog):
    """A name, and one of the collection's folders.

    Signals:
        chosen: Carries the folder's path and the name.
    """

    chosen = Signal(str, str)

    def __init__(self, theme: Theme, collection: Collection, folder: str, name: str) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Save the request"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name = QLineEdit(name)
        self.name.setAccessibleName(self.tr("Name"))
        self.name.selectAll()
        self.folders = QComboBox()
        self.folders.setAccessibleName(self.tr("Folder"))
        self.save = Button(theme, self.tr("Save"), "primary")
        self._fill(collection.folder, 0)
        self.folders.setCurrentIndex(max(0, self.folders.findData(folder)))
        self._build(theme)
        self.name.textChanged.connect(self._check)
        self._check()

    def _fill(self, folder: Folder, level: int) -> None:
        self.folders.addItem("    " * level + folder.name, folder.path)
        for item in folder.items:
            if isinstance(item, Folder):
                self._fill(item, level + 1)

    def _build(self, theme: Theme) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Folder"), self.folders)
        buttons = QDialogButtonBox()
        cancel = Button(theme, self.tr("Cancel"))
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.save.setDefault(True)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.setMinimumWidth(360)

    def _check(self) -> None:
        self.save.setEnabled(bool(self.name.text().strip()))

    def _on_accepted(self) -> None:
        self.chosen.emit(str(self.folders.currentData()), self.name.text().strip())
        self.accept()
