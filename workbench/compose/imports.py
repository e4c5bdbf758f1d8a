"""Wires imports: the dialog, what it asks for, and the ways to open it."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from workbench.actions.commands import Command
from workbench.actions.imports import ImportActions
from workbench.compose.context import Context
from workbench.compose.requests import RequestArea
from workbench.state.imports import ImportSnapshot, ImportStore
from workbench.ui.collection.rail import CollectionRail
from workbench.ui.imports.dialog import ImportDialog
from workbench.ui.imports.drops import FileDrops


def wire(context: Context, area: RequestArea, rail: CollectionRail) -> ImportActions:
    """Make and connect everything of the area; called after the collection's."""

    def take_secrets(folder: str, values: Mapping[str, str]) -> None:
        owned = context.environments.owned
        owned.put({owned.owner("folder", folder): values})

    store = ImportStore(ImportSnapshot(), context.bridge)
    actions = ImportActions(
        store,
        context.bridge,
        context.collection,
        area.requests,
        context.bridge,
        take_environments=context.environments.bring_in,
        take_secrets=take_secrets,
    )
    asking = _Asking(context, rail, store, actions, area)
    rail.offer(imports=True)
    rail.import_requested.connect(asking.show_dialog)
    FileDrops(rail).dropped.connect(asking.import_path)
    words = QCoreApplication.translate("compose", "Import…")
    group = QCoreApplication.translate("compose", "Collection")
    context.commands.add(Command("collection.import", words, group, "Ctrl+Shift+I", asking.show_dialog))
    return actions


class _Asking(QObject):
    """Opens the dialog, and connects each new one."""

    def __init__(
        self, context: Context, rail: CollectionRail, store: ImportStore, actions: ImportActions, area: RequestArea
    ) -> None:
        super().__init__(rail)
        self._context = context
        self._rail = rail
        self._store = store
        self._actions = actions
        self._area = area

    def show_dialog(self) -> None:
        """Ask what to import."""
        self._actions.begin()
        base = self._area.requests.snapshot.base
        address = f"{base.rstrip('/')}/openapi.json" if base else ""
        collection = self._context.collection.snapshot.collection
        dialog = ImportDialog(self._context.theme, collection, self._rail.tree.folder, address)
        window: QWidget = self._rail.window()
        dialog.setParent(window, dialog.windowFlags())
        self._connect(dialog)
        dialog.open()

    def import_path(self, path: Path) -> None:
        """Ask what to import of a file or folder that was dropped."""
        self.show_dialog()
        (self._actions.read_folder if path.is_dir() else self._actions.read_file)(path)

    def _connect(self, dialog: ImportDialog) -> None:
        actions = self._actions
        self._store.changed.connect(dialog.render_import)
        dialog.render_import(self._store.snapshot)
        dialog.source.file_chosen.connect(actions.read_file)
        dialog.source.folder_chosen.connect(actions.read_folder)
        dialog.source.text_given.connect(actions.read_text)
        dialog.source.address_given.connect(actions.read_address)
        dialog.collection_requested.connect(actions.into_collection)
        dialog.tabs_requested.connect(actions.into_tabs)
        dialog.accept_requested.connect(actions.accept)
        dialog.cancel_requested.connect(actions.cancel)
