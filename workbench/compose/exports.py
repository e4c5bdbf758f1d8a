"""Wires exports: commands that write the open collection or the exchange in front into a file."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.actions.commands import Command
from workbench.actions.exports import ExportActions
from workbench.compose.context import Context
from workbench.compose.requests import RequestArea
from workbench.state.requests import RequestsStore


def wire(context: Context, area: RequestArea, parent: QWidget) -> ExportActions:
    """Make and connect everything of the area; dialogs open over the window of ``parent``."""
    actions = ExportActions(context.collection_store, area.requests, context.bridge, context.bridge)
    actions.told.connect(partial(_tell, area.requests))
    for one in _offers(actions):
        ask = partial(_ask, parent, one.title, one.file_name, one.write)
        context.commands.add(Command(one.command, one.title, one.group, "", ask, one.enabled))
    return actions


@dataclass(frozen=True)
class _Offer:
    """One kind of file that can be written."""

    command: str
    title: str
    group: str
    file_name: str
    write: Callable[[Path], None]
    enabled: Callable[[], bool]


def _offers(actions: ExportActions) -> tuple[_Offer, ...]:
    collection, request = _tr("Collection"), _tr("Request")
    postman, zipped, har = _tr("Export as a Postman 2.1 collection…"), _tr("Export as a zip…"), _tr("Save as HAR…")
    name = "collection.postman_collection.json"

    def has_collection() -> bool:
        return actions.can_collection

    def has_exchange() -> bool:
        return actions.can_exchange

    return (
        _Offer("collection.export_postman", postman, collection, name, actions.postman, has_collection),
        _Offer("collection.export_zip", zipped, collection, "collection.zip", actions.zipped, has_collection),
        _Offer("exchange.export_har", har, request, "exchange.har", actions.exchange, has_exchange),
    )


def _ask(parent: QWidget, title: str, name: str, write: Callable[[Path], None]) -> None:
    dialog = QFileDialog(parent.window(), title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: write(Path(path)))
    dialog.open()


def _tell(requests: RequestsStore, words: str) -> None:
    tab = requests.snapshot.current
    requests.replace(requests.snapshot.with_tab(replace(tab, note=words, before_import=None)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("compose", text)
