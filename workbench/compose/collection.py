"""Wires the collection: its store, its folder on disk, what can be done with it, and the tree in the left rail."""

import asyncio
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QFileDialog

from workbench.actions.collection import CollectionActions
from workbench.actions.collection_conflicts import CollectionConflicts
from workbench.actions.collection_folder import CollectionFolder
from workbench.actions.commands import Command
from workbench.collection.names import suggested
from workbench.collection.shipped import copy_once
from workbench.compose.conflict_choice import ConflictChoice
from workbench.compose.context import Context
from workbench.compose.requests import RequestArea
from workbench.state.collection import CollectionSnapshot, CollectionStore
from workbench.ui.collection.rail import CollectionRail
from workbench.ui.collection.save_as import SaveAsDialog
from workbench.ui.common.resources import asset

SHIPPED = "tasks-api"


def wire(context: Context, area: RequestArea) -> CollectionRail:
    """Make and connect everything of the area; ``context.collection`` is its handle for others."""
    rail = CollectionRail(context.theme)
    store = CollectionStore(CollectionSnapshot(), context.bridge)
    folder = CollectionFolder(store, context.bridge, context.paths.trash, context.bridge)
    actions = CollectionActions(store, area.requests, folder, context.settings, context.bridge)
    conflicts = CollectionConflicts(store, area.requests, actions, context.bridge)
    context.collection = actions
    context.collection_store = store
    store.changed.connect(context.environments.note_collection)
    owned = context.environments.owned
    actions.moved.connect(owned.note_moved)
    actions.copied.connect(owned.note_copied)
    actions.secrets_named.connect(partial(owned.add, "request"))
    _connect_rail(rail, store, actions)
    asking = _Asking(context, rail, actions, area)
    rail.open_requested.connect(asking.for_folder)
    rail.run_requested.connect(asking.for_run)
    rail.offer(runs=True)
    actions.place_wanted.connect(asking.for_place)
    _connect_conflicts(context, rail, area, actions, conflicts)
    area.requests.changed.connect(rail.render_requests)
    rail.render_requests(area.requests.snapshot)
    _add_commands(context, rail, actions, asking)
    _open_last(context, actions)
    return rail


def _connect_rail(rail: CollectionRail, store: CollectionStore, actions: CollectionActions) -> None:
    store.changed.connect(rail.render_collection)
    rail.request_chosen.connect(actions.open_request)
    rail.reopen_requested.connect(actions.open)
    rail.close_requested.connect(actions.close)
    rail.cancel_requested.connect(actions.cancel_opening)
    rail.new_request_requested.connect(actions.new_request)
    rail.new_folder_requested.connect(actions.new_folder)
    rail.rename_requested.connect(actions.rename)
    rail.duplicate_requested.connect(actions.duplicate)
    rail.delete_requested.connect(actions.delete)
    rail.move_requested.connect(actions.move)
    rail.undo_requested.connect(actions.undo)
    rail.dismissed.connect(actions.dismiss)
    actions.rename_wanted.connect(rail.tree.edit_name)
    rail.render_collection(store.snapshot)


def _connect_conflicts(
    context: Context,
    rail: CollectionRail,
    area: RequestArea,
    actions: CollectionActions,
    conflicts: CollectionConflicts,
) -> None:
    choosing = ConflictChoice(context.theme, context.collection_store, area.requests, conflicts, rail)
    rail.keep_mine_requested.connect(conflicts.keep_mine)
    rail.take_theirs_requested.connect(conflicts.take_theirs)
    rail.compare_requested.connect(choosing.ask)
    actions.choice_wanted.connect(choosing.ask)


class _Asking(QObject):
    """What needs another window: which folder to open, where to save a new request, how to run a folder."""

    def __init__(self, context: Context, rail: CollectionRail, actions: CollectionActions, area: RequestArea) -> None:
        super().__init__(rail)
        self._context = context
        self._rail = rail
        self._actions = actions
        self._area = area

    def for_folder(self) -> None:
        dialog = QFileDialog(self._rail.window(), self.tr("Open a folder of requests"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._open)
        dialog.open()

    def for_place(self, _tab: int) -> None:
        collection = self._actions.snapshot.collection
        if collection is None:
            self.for_folder()
            return
        draft = self._area.requests.snapshot.current.draft
        dialog = SaveAsDialog(self._context.theme, collection, self._rail.tree.folder, suggested(draft))
        dialog.setParent(self._rail.window(), dialog.windowFlags())
        dialog.chosen.connect(self._actions.save_as)
        dialog.open()

    def for_run(self, path: str) -> None:
        self._context.runner.open(path)

    def _open(self, path: str) -> None:
        self._actions.open(Path(path))


def _add_commands(context: Context, rail: CollectionRail, actions: CollectionActions, asking: _Asking) -> None:
    def tr(text: str) -> str:
        return QCoreApplication.translate("compose", text)

    def is_open() -> bool:
        return actions.snapshot.collection is not None

    def can_undo() -> bool:
        return bool(actions.snapshot.done)

    group = tr("Collection")
    for command in (
        Command("collection.open", tr("Open a folder of requests"), group, "Ctrl+O", asking.for_folder),
        Command("collection.save", tr("Save the request"), group, "Ctrl+S", actions.save),
        Command("collection.save_all", tr("Save all edited requests"), group, "Ctrl+Alt+S", actions.save_all, is_open),
        Command("collection.new", tr("New request in the collection"), group, "", actions.new_request, is_open),
        Command("collection.folder", tr("New folder in the collection"), group, "", actions.new_folder, is_open),
        Command("collection.search", tr("Search requests"), group, "", rail.begin_search, is_open),
        Command(
            "collection.undo", tr("Undo the last change of the collection's files"), group, "", actions.undo, can_undo
        ),
    ):
        context.commands.add(command)
    context.commands.add_source(partial(_requests, actions, group))


def _requests(actions: CollectionActions, group: str) -> list[Command]:
    """Every saved request, for the palette."""
    collection = actions.snapshot.collection
    found = collection.folder.requests() if collection else ()
    return [
        Command(f"collection.request.{one.path}", f"{one.draft.method} {one.draft.title}", group, "", opened)
        for one in found
        for opened in [partial(actions.open_request, one.path)]
    ]


def _open_last(context: Context, actions: CollectionActions) -> None:
    """Open what was open last; at the very first use the collection that comes with the workbench."""
    if actions.last:
        actions.open(Path(actions.last))
    elif not actions.snapshot.recent:
        target = context.paths.collections / SHIPPED
        work = asyncio.to_thread(copy_once, asset("collections", SHIPPED), target)
        context.bridge.submit(work, actions.open)
