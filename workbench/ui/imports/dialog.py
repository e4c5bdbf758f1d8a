"""The import dialog: choose a source, see what is in it and what is lost, and take it into the collection or tabs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.core.collection import Collection, Folder
from workbench.core.imports.changes import Change
from workbench.core.imports.report import Imported
from workbench.state.imports import ImportSnapshot
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import text
from workbench.ui.common.message import InlineMessage
from workbench.ui.common.theme import Theme
from workbench.ui.imports.changes_model import ChangesModel
from workbench.ui.imports.losses_model import LossesModel
from workbench.ui.imports.pages import changes_view, preview_view
from workbench.ui.imports.preview_model import PreviewModel
from workbench.ui.imports.source_box import SourceBox
from workbench.ui.imports.working_line import WorkingLine

_EMPTY, _PREVIEW, _CHANGES = range(3)


class ImportDialog(QDialog):
    """Shows the import under way; everything that it does, it asks for.

    Signals:
        collection_requested: Write what is ticked into a folder; carries the Imported and the folder's path.
        tabs_requested: Open what is ticked as tabs; carries the Imported.
        accept_requested: Bring the ticked changes into the files; carries them.
        cancel_requested: Stop what is under way.
    """

    collection_requested = Signal(object, str)
    tabs_requested = Signal(object)
    accept_requested = Signal(object)
    cancel_requested = Signal()

    def __init__(self, theme: Theme, collection: Collection | None, folder: str, address: str) -> None:
        super().__init__()
        self._theme = theme
        self._snapshot = ImportSnapshot()
        self._finished: int | None = None  # until the first snapshot: imports before this dialog don't close it
        self._as_new = False
        self.source = SourceBox(theme, address)
        self.preview, self.losses, self.changes = PreviewModel(self), LossesModel(self), ChangesModel(self)
        self.working = WorkingLine(theme)
        self.message = InlineMessage(theme)
        self.summary = text(theme, "", "body")
        self.lost = text(theme, "", "small", "text.secondary")
        self.pages = QStackedWidget()
        self.folders = QComboBox()
        self.take = Button(theme, "", "primary")
        self.tabs = Button(theme, self.tr("Open as tabs"))
        self.copy = Button(theme, self.tr("Copy report"), "ghost", "copy")
        self.anew = Button(theme, self.tr("Import as a new folder"), "ghost")
        self._fill_folders(collection, folder)
        self._build()
        self._connect()
        self._show_page()

    def render_import(self, snapshot: ImportSnapshot) -> None:
        """Show the import as it is now; one that went through closes the dialog."""
        before, self._snapshot = self._snapshot, snapshot
        if self._finished is not None and snapshot.finished != self._finished:
            self.accept()
            return
        self._finished = snapshot.finished
        if snapshot.imported is not before.imported:
            self._as_new = False
            self.preview.show_import(snapshot.imported)
            self.losses.show_losses(snapshot.imported.losses if snapshot.imported else ())
            self.changes.show_changes(snapshot.changes)
        self.working.render_working(snapshot.working)
        self._show_problem(snapshot)
        self._show_page()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.cancel_requested.emit()
        super().closeEvent(event)

    @property
    def folder(self) -> str:
        """The folder that was chosen to import into."""
        return str(self.folders.currentData() or "")

    def _fill_folders(self, collection: Collection | None, folder: str) -> None:
        def fill(one: Folder, level: int) -> None:
            self.folders.addItem("    " * level + one.name, one.path)
            for item in one.items:
                if isinstance(item, Folder):
                    fill(item, level + 1)

        if collection is not None:
            fill(collection.folder, 0)
            self.folders.setCurrentIndex(max(0, self.folders.findData(folder)))

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 640)
        self.folders.setAccessibleName(self.tr("Folder to import into"))
        empty = QWidget()
        for page in (
            empty,
            preview_view(self.preview, self.losses, _row(self.lost, self.copy)),
            changes_view(self.changes),
        ):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        for widget in (self.source, self.working, self.message, self.summary):
            layout.addWidget(widget)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self._buttons())

    def _buttons(self) -> QWidget:
        close = Button(self._theme, self.tr("Cancel"))
        close.clicked.connect(self.close)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.folders)
        layout.addWidget(self.anew)
        layout.addStretch(1)
        for button in (close, self.tabs, self.take):
            layout.addWidget(button)
        self.take.setDefault(True)
        return row

    def _connect(self) -> None:
        self.preview.ticked.connect(self._show_page)
        self.changes.ticked.connect(self._show_page)
        self.take.clicked.connect(self._on_take)
        self.tabs.clicked.connect(self._on_tabs)
        self.anew.clicked.connect(self._on_anew)
        self.copy.clicked.connect(self._on_copy)
        self.working.cancel_requested.connect(self.cancel_requested)

    def _show_problem(self, snapshot: ImportSnapshot) -> None:
        if snapshot.problem:
            title = self.tr("{0} can't be imported").format(snapshot.source or self.tr("That"))
            self.message.show_message("error", title, snapshot.problem)
        else:
            self.message.hide()

    def _show_page(self) -> None:
        imported, busy = self._snapshot.imported, self._snapshot.working is not None
        updating = self._snapshot.known is not None and not self._as_new
        page = _EMPTY if imported is None else _CHANGES if updating else _PREVIEW
        self.pages.setCurrentIndex(page)
        count = len(self.changes.chosen()) if updating else _count(self.preview.chosen())
        self.summary.setText(self._summary(imported, updating))
        self.summary.setVisible(imported is not None)
        self.anew.setVisible(page == _CHANGES)
        self.folders.setVisible(page == _PREVIEW and self.folders.count() > 0)
        self.tabs.setVisible(page == _PREVIEW)
        self.take.setVisible(page == _CHANGES or (page == _PREVIEW and self.folders.count() > 0))
        words = self.tr("Accept {0} changes") if updating else self.tr("Import {0} into the collection")
        self.take.setText(words.format(f"{count:,}"))
        for button in (self.take, self.tabs):
            button.setEnabled(count > 0 and not busy)

    def _summary(self, imported: Imported | None, updating: bool) -> str:
        if imported is None:
            return ""
        losses = len(imported.losses)
        lost = (
            self.tr("Nothing was lost.") if not losses else self.tr("{0} things are not carried over:").format(losses)
        )
        self.lost.setText(lost)
        self.copy.setVisible(bool(losses))
        if updating:
            count = len(self._snapshot.changes)
            words = self.tr("{0} was imported before. {1} changes since; your own edits stay.")
            return words.format(imported.name, count) if count else self.tr("Nothing changed since the last import.")
        found = sum(1 for _ in imported.requests())
        words = self.tr("{0}: {1} requests and {2} environments in {3}")
        return words.format(self._snapshot.kind, f"{found:,}", len(imported.environments), imported.name)

    def _on_take(self) -> None:
        if self._snapshot.known is not None and not self._as_new:
            changes: tuple[Change, ...] = self.changes.chosen()
            self.accept_requested.emit(changes)
        else:
            self.collection_requested.emit(self.preview.chosen(), self.folder)

    def _on_tabs(self) -> None:
        self.tabs_requested.emit(self.preview.chosen())

    def _on_anew(self) -> None:
        self._as_new = True
        self._show_page()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.losses.report(self._snapshot.source))


def _count(imported: Imported | None) -> int:
    return sum(1 for _ in imported.requests()) + len(imported.environments) if imported else 0


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return row
