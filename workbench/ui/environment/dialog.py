"""Where environments are edited: the list of them, and the variables of each; every step can be undone."""

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from workbench.core.collection import Variable
from workbench.state.environments import EnvironmentsSnapshot
from workbench.ui.common.buttons import Button, IconButton
from workbench.ui.common.empty import EmptyState
from workbench.ui.common.labels import line, paragraph, text
from workbench.ui.common.theme import Theme
from workbench.ui.environment.variables_table import VariablesTable


class EnvironmentsDialog(QDialog):
    """Shows all environments; each change takes effect at once.

    Signals:
        add_requested: Make a new one.
        duplicate_requested, delete_requested: Carry the name.
        rename_requested: Carries the old and the new name.
        edited: Carries the name, its variables, and the values of its secrets.
        undo_requested: Take back what was done last.
        import_requested: Bring one in from a file.
        export_requested: Write one into a file; carries the name.
    """

    add_requested = Signal()
    duplicate_requested = Signal(str)
    delete_requested = Signal(str)
    rename_requested = Signal(str, str)
    edited = Signal(str, tuple, object)
    undo_requested = Signal()
    import_requested = Signal()
    export_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._snapshot = EnvironmentsSnapshot()
        self._shown = ""
        self.names = _Names(self)
        self.list = QListView()
        self.table = VariablesTable(theme)
        self.add = Button(theme, self.tr("New environment"), "ghost", "plus")
        self.duplicate = IconButton(theme, "copy", self.tr("Duplicate (Ctrl+D)"))
        self.rename = IconButton(theme, "pencil", self.tr("Rename (F2)"))
        self.delete = IconButton(theme, "trash-2", self.tr("Delete (Delete in the list)"))
        self.bring_in = IconButton(theme, "import", self.tr("Import a Postman environment…"))
        self.export = IconButton(theme, "upload", self.tr("Export for Postman, without the values of secrets…"))
        self.told = paragraph(theme, "", "small", "text.secondary")
        self.undo = Button(theme, "", "ghost", "undo-2")
        self.place = paragraph(theme, "", "small", "text.muted")
        self.where = text(theme, "", "small", "text.muted")
        self.empty = EmptyState(
            theme,
            "layers",
            self.tr("No environment"),
            self.tr("An environment is a set of values to choose as a whole, for example local or staging."),
            self.tr("New environment"),
        )
        self._build()
        self._connect()

    def render_environments(self, snapshot: EnvironmentsSnapshot) -> None:
        """Show what is there now."""
        self._snapshot = snapshot
        names = [one.name for one in snapshot.environments]
        if self._shown not in names:
            self._shown = snapshot.active or next(iter(names), "")
        self.names.show_names(names)
        if self._shown in names:
            at = self.names.index(names.index(self._shown))
            self.list.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._show_table()
        self.undo.setText(self.tr("Undo: {0}").format(snapshot.undo))
        self.undo.setVisible(bool(snapshot.undo))
        self.empty.setVisible(not names)
        self.table.setVisible(bool(names))
        self.place.setText(self._place(snapshot))
        collection = snapshot.collection
        kept = self.tr("of the collection {0}").format(collection.folder.name) if collection else ""
        self.where.setText(kept or self.tr("of the workbench, while no collection is open"))

    def open_at(self, name: str) -> None:
        """Show the dialog with one environment in front."""
        self._shown = name or self._shown
        self.tell("")
        self.render_environments(self._snapshot)
        self.open()
        self.table.view.setFocus()

    def tell(self, words: str) -> None:
        """Say how an import or export came out, until the next opening."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.setFocus()  # what is being typed is taken over
        super().closeEvent(event)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Environments"))
        self.resize(940, 480)
        self.list.setModel(self.names)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Environments"))
        self.list.setFixedWidth(290)
        self.list.setStyleSheet(f"QListView::item {{ height: {self._theme.size('row')}px; padding-left: 8px; }}")
        self.list.setEditTriggers(QListView.EditTrigger.EditKeyPressed | QListView.EditTrigger.DoubleClicked)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for widget in (self.add, self.duplicate, self.rename, self.delete, self.bring_in, self.export):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(buttons)
        right = QVBoxLayout()
        right.addWidget(self.table, 1)
        right.addWidget(self.empty, 1)
        columns = QHBoxLayout()
        columns.addLayout(left)
        columns.addLayout(right, 1)
        self.done_button = Button(self._theme, self.tr("Done"), "primary")
        foot = QHBoxLayout()
        foot.addWidget(self.place, 1)
        foot.addWidget(self.undo)
        foot.addWidget(self.done_button)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self.where)
        layout.addLayout(columns, 1)
        layout.addWidget(self.told)
        layout.addWidget(line())
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.names.renamed.connect(self._on_renamed, Qt.ConnectionType.QueuedConnection)
        self.add.clicked.connect(self._on_add)
        self.empty.acted.connect(self._on_add)
        self.duplicate.clicked.connect(self._on_duplicate)
        self.rename.clicked.connect(self._on_rename)
        self.delete.clicked.connect(self._on_delete)
        self.undo.clicked.connect(self.undo_requested)
        self.bring_in.clicked.connect(self._on_import)
        self.export.clicked.connect(self._on_export)
        self.done_button.clicked.connect(self.close)
        self.table.edited.connect(self._on_edited)
        for keys, run in (("Ctrl+D", self._on_duplicate), ("Ctrl+Z", self.undo_requested.emit)):
            QShortcut(QKeySequence(keys), self).activated.connect(run)
        delete = QShortcut(QKeySequence("Delete"), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_delete)

    def _show_table(self) -> None:
        found = self._snapshot.named(self._shown)
        secrets = self._snapshot.secrets.get(self._snapshot.owner(self._shown), {})
        self.table.show_variables(found.variables if found else (), secrets)
        self.table.show_scopes(replace(self._snapshot, active=self._shown).scopes())
        for button in (self.duplicate, self.rename, self.delete, self.export):
            button.setEnabled(found is not None)

    def _place(self, snapshot: EnvironmentsSnapshot) -> str:
        if snapshot.in_files:
            words = self.tr("Secrets: {0}, so their values lie in a file that only you can read and git ignores.")
            return words.format(snapshot.in_files)
        return self.tr("Files hold the names of secrets only. Their values go into the system's keyring.")

    def _on_chosen(self, index: QModelIndex) -> None:
        name = str(index.data() or "")
        if name and name != self._shown:
            self._shown = name
            self._show_table()

    def _on_edited(self, variables: tuple[Variable, ...], secrets: dict[str, str]) -> None:
        self.edited.emit(self._shown, variables, secrets)

    def _on_add(self) -> None:
        self._shown = ""  # the new one is chosen at once, and then shown
        self.add_requested.emit()

    def _on_import(self) -> None:
        self._shown = ""  # the new one is chosen at once, and then shown
        self.import_requested.emit()

    def _on_export(self) -> None:
        self.export_requested.emit(self._shown)

    def _on_duplicate(self) -> None:
        name, self._shown = self._shown, ""
        self.duplicate_requested.emit(name)

    def _on_renamed(self, name: str, wanted: str) -> None:
        self._shown = wanted
        self.rename_requested.emit(name, wanted)

    def _on_rename(self) -> None:
        self.list.setFocus()
        self.list.edit(self.list.currentIndex())

    def _on_delete(self) -> None:
        if self._shown:
            self.delete_requested.emit(self._shown)


class _Names(QStringListModel):
    """The names; an edit asks for a new one instead of taking it at once.

    Signals:
        renamed: Carries the old and the new name.
    """

    renamed = Signal(str, str)

    def show_names(self, names: list[str]) -> None:
        if names != self.stringList():
            self.setStringList(names)

    def setData(self, index: QModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # type: ignore[override] # narrower index
        if role != Qt.ItemDataRole.EditRole or str(value).strip() in ("", index.data()):
            return False
        self.renamed.emit(str(index.data()), str(value).strip())
        return True
