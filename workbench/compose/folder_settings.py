"""Wires the settings of folders and of the collection: the window, and the ways that lead there."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication

from server.contract.features import Setting
from workbench.actions.commands import Command
from workbench.actions.folder_settings import FolderSettingsActions
from workbench.compose.context import Context
from workbench.compose.request_panels import Fronts, Pair
from workbench.core.collection import Folder
from workbench.state.features import FeaturesSnapshot, default_setting
from workbench.state.folder_settings import FolderSettingsSnapshot, FolderSettingsStore
from workbench.ui.collection.rail import CollectionRail
from workbench.ui.folder_settings.dialog import FolderSettingsDialog

Switches = tuple[tuple[str, str], ...]


def wire(context: Context, rail: CollectionRail, fronts: Fronts) -> FolderSettingsActions:
    """Make and connect everything of the area; ``context.folder_settings`` opens the window."""
    store = FolderSettingsStore(FolderSettingsSnapshot(), context.bridge)
    actions = FolderSettingsActions(store, context.collection, context.environments, context.bridge)
    dialog = FolderSettingsDialog(context.theme, rail)
    store.changed.connect(dialog.render_settings)
    context.collection_store.changed.connect(actions.note_collection)
    _connect(context, dialog, store, actions)

    def show(path: str) -> None:
        actions.open(path)
        if store.snapshot.draft is not None:
            dialog.open_part()

    def each(pair: Pair) -> None:
        editors = pair.request.editors
        for note in (editors.headers_page.inherited, editors.auth.inherited):
            note.folder_requested.connect(show)

    context.folder_settings = show
    rail.settings_requested.connect(show)
    fronts.follow(each)
    _add_commands(context, rail)
    return actions


def _connect(
    context: Context, dialog: FolderSettingsDialog, store: FolderSettingsStore, actions: FolderSettingsActions
) -> None:
    dialog.edited.connect(actions.edit)
    dialog.variables_edited.connect(actions.edit_variables)
    dialog.undo_requested.connect(actions.undo)
    dialog.save_requested.connect(actions.save)
    dialog.closed.connect(actions.close)
    dialog.keep_mine_requested.connect(actions.keep_mine)
    dialog.take_theirs_requested.connect(actions.take_theirs)

    def above(path: str) -> None:
        dialog.reject()
        if store.snapshot.draft is None:
            context.folder_settings(path)

    def take() -> None:
        draft = store.snapshot.draft
        if draft is not None:
            actions.edit(_with_switches(draft, switched(context.features_store.snapshot)))

    dialog.folder_requested.connect(above)
    dialog.take_switches_requested.connect(take)


def switched(features: FeaturesSnapshot) -> Switches:
    """What differs from the defaults on the switchboard, as a folder's file says it."""
    return tuple(_different(features))


def _different(features: FeaturesSnapshot) -> Iterator[tuple[str, str]]:
    for info in features.features:
        now, usual = features.setting(info), default_setting(info)
        if now != usual:
            yield (
                info.id,
                now.choice if now == Setting(choice=now.choice, params=usual.params) else now.model_dump_json(),
            )


def _with_switches(draft: Folder, fresh: Switches) -> Folder:
    return replace(draft, switches=tuple({**dict(draft.switches), **dict(fresh)}.items()))


def _add_commands(context: Context, rail: CollectionRail) -> None:
    def tr(text: str) -> str:
        return QCoreApplication.translate("commands", text)

    def is_open() -> bool:
        return context.collection.snapshot.collection is not None

    def here() -> None:
        context.folder_settings(rail.tree.folder)

    def all_folders() -> list[Command]:
        collection = context.collection.snapshot.collection
        folders = tuple(collection.folder.folders()) if collection is not None else ()
        title = tr("Settings of the folder {0}")
        return [
            Command(
                f"collection.settings.{one.path}",
                title.format(one.path),
                group,
                "",
                partial(context.folder_settings, one.path),
            )
            for one in folders
        ]

    group = tr("Collection")
    root = partial(context.folder_settings, "")
    context.commands.add(Command("collection.settings", tr("Settings of the collection"), group, "", root, is_open))
    title = tr("Settings of the folder chosen in the collection")
    context.commands.add(Command("collection.folder_settings", title, group, "", here, is_open))
    context.commands.add_source(all_folders)
