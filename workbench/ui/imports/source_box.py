"""Where an import comes from: a file or folder, text that is pasted, or the address of a live API."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import paragraph
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme

_HEIGHT = 92


class SourceBox(QWidget):
    """Three ways in.

    Signals:
        file_chosen, folder_chosen: Carry a Path.
        text_given, address_given: Carry what was typed or pasted.
    """

    file_chosen = Signal(object)
    folder_chosen = Signal(object)
    text_given = Signal(str)
    address_given = Signal(str)

    def __init__(self, theme: Theme, address: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        words = (("file", self.tr("File")), ("text", self.tr("Paste")), ("address", self.tr("Address")))
        self.ways = Segmented(theme, words)
        self.text = QPlainTextEdit()
        self.address = QLineEdit(address)
        self.pages = QStackedWidget()
        self.setAcceptDrops(True)
        self._build()
        self.ways.selected.connect(self.show_way)
        self.ways.set_value("file")

    def show_way(self, way: str) -> None:
        """Show one of the ways: 'file', 'text' or 'address'."""
        self.ways.set_value(way)
        self.pages.setCurrentIndex(("file", "text", "address").index(way))
        focus = {"text": self.text, "address": self.address}.get(way)
        if focus is not None:
            focus.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            (self.folder_chosen if paths[0].is_dir() else self.file_chosen).emit(paths[0])
        else:
            self.text_given.emit(event.mimeData().text())
        event.acceptProposedAction()

    def _build(self) -> None:
        self.pages.addWidget(self._file_page())
        self.pages.addWidget(self._text_page())
        self.pages.addWidget(self._address_page())
        self.pages.setFixedHeight(_HEIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.ways)
        layout.addWidget(self.pages)

    def _file_page(self) -> QWidget:
        words = self.tr("OpenAPI 3, Postman 2, HAR, .http, cURL or OpenCollection. You can also drop a file here.")
        file = Button(self._theme, self.tr("Choose a file…"), "secondary", "import")
        folder = Button(self._theme, self.tr("Choose a folder…"), "ghost", "folder")
        file.clicked.connect(self._ask_file)
        folder.clicked.connect(self._ask_folder)
        return _page(paragraph(self._theme, words, "small"), _row(file, folder))

    def _text_page(self) -> QWidget:
        self.text.setAccessibleName(self.tr("Text to import"))
        self.text.setPlaceholderText(self.tr("Paste a cURL command, or the text of a file"))
        self.text.setFont(self._theme.font("small", mono=True))
        read = Button(self._theme, self.tr("Read"), "secondary")
        read.clicked.connect(lambda: self.text_given.emit(self.text.toPlainText()))
        page = QWidget()
        layout = QHBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text, 1)
        layout.addWidget(read)
        return page

    def _address_page(self) -> QWidget:
        self.address.setAccessibleName(self.tr("Address of an OpenAPI document"))
        read = Button(self._theme, self.tr("Read"), "secondary")
        read.clicked.connect(self._give_address)
        self.address.returnPressed.connect(self._give_address)
        words = self.tr("Where a running API describes itself, for example /openapi.json.")
        return _page(paragraph(self._theme, words, "small"), _row(self.address, read))

    def _give_address(self) -> None:
        self.address_given.emit(self.address.text())

    def _ask_file(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Import a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.file_chosen.emit(Path(path)))
        dialog.open()

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Import a folder of OpenCollection files"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda path: self.folder_chosen.emit(Path(path)))
        dialog.open()


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
    if not any(isinstance(widget, QLineEdit) for widget in widgets):
        layout.addStretch(1)
    return row


def _page(*widgets: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return page
