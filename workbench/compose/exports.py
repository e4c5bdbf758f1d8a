"""Wires exports: what is offered in the rail's menus, in history, with a response and in the palette."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.actions.commands import Command
from workbench.actions.exports import ExportActions
from workbench.collection.names import stem
from workbench.compose.context import Context
from workbench.compose.requests import RequestArea
from workbench.core.collection import Folder, SavedRequest
from workbench.state.collection import CollectionStore
from workbench.ui.collection.rail import CollectionRail
from workbench.ui.request_screen.history_list import HistoryList
from workbench.ui.response.panel import ResponsePanel

_ENDINGS = {"postman": ".postman_collection.json", "http": ".http", "hurl": ".hurl", "zip": ".zip"}


def wire(context: Context, area: RequestArea, rail: CollectionRail) -> ExportActions:
    """Make and connect everything of the area; dialogs open over the window of ``rail``."""
    actions = ExportActions(
        context.collection_store, area.requests, context.bridge, context.kept.responses, context.bridge
    )
    asking = ExportPlaces(context.collection_store, actions, rail)
    actions.told.connect(partial(_tell, area))
    rail.export_requested.connect(asking.for_item)
    rail.copy_requested.connect(partial(_copy, context.collection_store, area))
    _add_commands(context, actions, asking)
    return actions


def offer(actions: ExportActions, rail: CollectionRail, history: HistoryList, response: ResponsePanel) -> None:
    """Offer an exchange as HAR where it stands: with its response, and in history."""
    asking = ExportPlaces(None, actions, rail)
    history.har_requested.connect(asking.for_kept)
    response.status.menu.offer(_tr("Save the exchange as HAR…"), asking.for_exchange)


class ExportPlaces(QObject):
    """Asks where a file is to go, then has it written."""

    def __init__(self, store: CollectionStore | None, actions: ExportActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._actions = actions
        self._parent = parent

    def for_item(self, kind: str, path: str) -> None:
        """A request, a folder, or the whole collection."""
        name = stem(self._name(path)) + _ENDINGS[kind]
        self._ask(_tr("Export"), name, partial(self._actions.item, kind, path))

    def for_exchange(self) -> None:
        """The exchange in front; nothing when nothing was sent."""
        if self._actions.can_exchange:
            self._ask(_tr("Save as HAR…"), "exchange.har", self._actions.exchange)

    def for_kept(self, exchange_id: str) -> None:
        """An exchange of history."""
        self._ask(_tr("Save as HAR…"), "exchange.har", partial(self._actions.kept_exchange, exchange_id))

    def _name(self, path: str) -> str:
        snapshot = self._store.snapshot if self._store else None
        item = snapshot and (snapshot.item(path) if path else snapshot.collection and snapshot.collection.folder)
        if isinstance(item, Folder):
            return item.name
        return item.draft.title if isinstance(item, SavedRequest) else "export"

    def _ask(self, title: str, name: str, write: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._parent.window(), title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: write(Path(path)))
        dialog.open()


def _add_commands(context: Context, actions: ExportActions, asking: ExportPlaces) -> None:
    def has_collection() -> bool:
        return actions.can_collection

    def has_exchange() -> bool:
        return actions.can_exchange

    group = _tr("Collection")
    for kind, title in (
        ("postman", _tr("Export as a Postman 2.1 collection…")),
        ("http", _tr("Export as an .http file…")),
        ("hurl", _tr("Export as a Hurl file…")),
        ("zip", _tr("Export as a zip…")),
    ):
        ask = partial(asking.for_item, kind, "")
        context.commands.add(Command(f"collection.export_{kind}", title, group, "", ask, has_collection))
    har, request = _tr("Save as HAR…"), _tr("Request")
    context.commands.add(Command("exchange.export_har", har, request, "", asking.for_exchange, has_exchange))


def _copy(store: CollectionStore, area: RequestArea, kind: str, path: str) -> None:
    item = store.snapshot.item(path)
    if isinstance(item, SavedRequest):
        area.actions.copy.copy_saved(kind, path, item.draft)


def _tell(area: RequestArea, words: str) -> None:
    tab = area.requests.snapshot.current
    area.requests.replace(area.requests.snapshot.with_tab(replace(tab, note=words, before_import=None)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("compose", text)
