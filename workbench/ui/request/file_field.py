"""Chooses the one file that is a request's whole body: by name, by dialog, or by dropping it."""

import mimetypes

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.core.request import FileBody
from workbench.core.variables import Scopes
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import paragraph
from workbench.ui.common.theme import Theme
from workbench.ui.variables.assist import VariableAssist

_TYPES = ("application/octet-stream", "image/png", "image/jpeg", "application/pdf", "text/csv", "application/json")


def guessed_type(path: str) -> str:
    """The content type that a file's name suggests."""
    return mimetypes.guess_type(path)[0] or _TYPES[0]


class FileField(QWidget):
    """Path, content type, and a button.

    Signals:
        edited: Another file or type was chosen; carries the new FileBody.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.path = QLineEdit()
        self.kind = QComboBox()
        self.choose = Button(theme, self.tr("Choose file…"), icon="upload")
        self._assist = VariableAssist(theme, self.path)
        self._quiet = False
        self._build()

    def show_body(self, body: FileBody) -> None:
        """Show which file it is."""
        self._quiet = True
        if self.path.text() != body.path:
            self.path.setText(body.path)
        if self.kind.currentText() != body.content_type:
            self.kind.setEditText(body.content_type)
        self._quiet = False

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now."""
        self._assist.show_scopes(scopes)

    def ask(self) -> None:
        """Ask for the file without blocking the window."""
        dialog = QFileDialog(self, self.tr("The file that is the body"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.path.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.edited.emit(FileBody(paths[0], guessed_type(paths[0])))
            event.acceptProposedAction()

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.path.setFont(self._theme.font("body", mono=True))
        self.path.setPlaceholderText(self.tr("Drop a file here, or name it"))
        self.path.setAccessibleName(self.tr("File"))
        self.path.textChanged.connect(self._tell)
        self.kind.setEditable(True)
        self.kind.addItems(_TYPES)
        for field in (self.kind, self.kind.lineEdit()):
            if field is not None:
                field.setAccessibleName(self.tr("Content type of the file"))
        self.kind.editTextChanged.connect(self._tell)
        self.choose.clicked.connect(self.ask)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.path, 1)
        line.addWidget(self.choose)
        about = self.tr("Its bytes are the body, read when the request is sent. Content-Length is counted.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addWidget(self.kind)
        layout.addWidget(paragraph(self._theme, about, "small", "text.muted"))
        layout.addStretch(1)

    def _tell(self) -> None:
        if not self._quiet:
            self.edited.emit(FileBody(self.path.text(), self.kind.currentText().strip()))
