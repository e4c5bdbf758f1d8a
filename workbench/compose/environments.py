"""Wires variables: environments and their secrets, first for the senders, and later what shows and edits them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog

from workbench.actions.commands import Command
from workbench.actions.environment_keeper import EnvironmentKeeper
from workbench.actions.environments import EnvironmentActions
from workbench.client.environment_files import EnvironmentFile
from workbench.client.secrets import SecretStore
from workbench.compose.context import Context
from workbench.core.backend import BackendSnapshot
from workbench.core.variables import Scopes
from workbench.logs import cover
from workbench.state.environments import EnvironmentsSnapshot, EnvironmentsStore
from workbench.state.requests import RequestsStore

if TYPE_CHECKING:
    from workbench.ui.environment.block import EnvironmentBlock
    from workbench.ui.environment.dialog import EnvironmentsDialog


def begin(context: Context, base: str) -> EnvironmentActions:
    """What every sender needs: ``context.environments`` is its handle, ``context.secrets`` keeps values."""
    parent = context.bridge  # callbacks come from the bridge, so they live as long
    store = EnvironmentsStore(EnvironmentsSnapshot(base=base), parent)
    context.secrets = SecretStore(context.paths.secrets)
    file = EnvironmentFile(context.paths.environments)
    keeper = EnvironmentKeeper(
        store, context.bridge, parent, file=file, secrets=context.secrets, trash=context.paths.trash
    )
    actions = EnvironmentActions(store, keeper, context.settings, parent)
    context.environments, context.environments_store = actions, store

    def follow(snapshot: BackendSnapshot) -> None:
        actions.note_base(snapshot.address)

    def cover_in_logs() -> None:
        cover(actions.masker().mask)

    context.backend_store.changed.connect(follow)
    store.changed.connect(cover_in_logs)
    keeper.follow(None)
    return actions


def follow_tabs(context: Context, requests: RequestsStore, show: Callable[[Scopes], None]) -> None:
    """Tell an editor what variables mean in the request in front, now and whenever that changes."""
    shown: list[object] = []

    def look() -> None:
        tab = requests.snapshot.current
        now = [
            tab.id,
            tab.path,
            tab.draft.variables,
            tab.exchange and tab.exchange.id,
            context.environments_store.snapshot,
        ]
        if now != shown:
            shown[:] = now
            show(context.environments.scopes_for(tab))

    requests.changed.connect(look)
    context.environments_store.changed.connect(look)
    look()


def follow_secrets(context: Context, show: Callable[[tuple[str, ...]], None]) -> None:
    """Tell a view which values to cover, now and whenever that changes."""

    def look() -> None:
        show(context.environments.known_secrets())

    context.environments_store.changed.connect(look)
    look()


def wire(context: Context) -> "EnvironmentBlock":
    """The environment's part of the left rail, and the dialog behind it."""
    from workbench.ui.environment.block import EnvironmentBlock
    from workbench.ui.environment.dialog import EnvironmentsDialog

    actions, store = context.environments, context.environments_store
    block = EnvironmentBlock(context.theme)
    dialog = EnvironmentsDialog(context.theme, block)

    def edit() -> None:
        dialog.open_at(store.snapshot.active)

    block.chosen.connect(actions.choose)
    block.edit_requested.connect(edit)
    block.forget_requested.connect(actions.forget_captured)
    block.dismissed.connect(actions.dismiss)
    dialog.add_requested.connect(partial(actions.add, ""))
    dialog.duplicate_requested.connect(actions.duplicate)
    dialog.rename_requested.connect(actions.rename)
    dialog.delete_requested.connect(actions.delete)
    dialog.edited.connect(actions.edit)
    dialog.undo_requested.connect(actions.undo)
    _connect_files(context, dialog)
    for render in (block.render_environments, dialog.render_environments):
        store.changed.connect(render)
        render(store.snapshot)
    _add_commands(context, block, edit)
    return block


def _connect_files(context: Context, dialog: "EnvironmentsDialog") -> None:
    """Import and export; what reads and writes is made when it is first wanted."""
    from workbench.actions.environment_transfer import EnvironmentTransfer
    from workbench.collection.names import stem

    transfer = EnvironmentTransfer(context.environments, context.bridge, context.bridge)
    transfer.told.connect(dialog.tell)

    def ask(title: str, chosen: Callable[[Path], None], name: str = "") -> None:
        window = QFileDialog(dialog, title)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.setNameFilters([dialog.tr("Postman environments (*.json)"), dialog.tr("All files (*)")])
        if name:
            window.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            window.selectFile(name)
        window.fileSelected.connect(lambda path: chosen(Path(path)))
        window.open()

    def bring_in() -> None:
        ask(dialog.tr("Import a Postman environment"), transfer.read)

    def export(name: str) -> None:
        ask(dialog.tr("Export for Postman"), partial(transfer.write, name), f"{stem(name)}.postman_environment.json")

    dialog.import_requested.connect(bring_in)
    dialog.export_requested.connect(export)


def _add_commands(context: Context, block: "EnvironmentBlock", edit: Callable[[], None]) -> None:
    def tr(words: str) -> str:
        return QCoreApplication.translate("commands", words)

    def pick() -> None:
        context.show_screen("request")
        block.focus_picker()

    def back() -> None:
        context.environments.choose(context.environments_store.snapshot.recent[1])

    def two() -> bool:
        return len(context.environments_store.snapshot.recent) > 1

    group = tr("Environment")
    for command in (
        Command("environment.edit", tr("Edit environments"), group, "Ctrl+E", edit),
        Command("environment.choose", tr("Choose an environment"), group, "", pick),
        Command("environment.back", tr("Use the environment before"), group, "", back, two),
    ):
        context.commands.add(command)
