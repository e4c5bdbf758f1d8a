"""Wires variables: environments and their secrets, first for the senders, and later what shows and edits them."""

from collections.abc import Callable

from workbench.actions.environment_keeper import EnvironmentKeeper
from workbench.actions.environments import EnvironmentActions
from workbench.client.environment_files import EnvironmentFile
from workbench.client.secrets import SecretStore
from workbench.compose.context import Context
from workbench.core.backend import BackendSnapshot
from workbench.core.variables import Scopes
from workbench.state.environments import EnvironmentsSnapshot, EnvironmentsStore
from workbench.state.requests import RequestsStore


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

    context.backend_store.changed.connect(follow)
    keeper.follow(None)
    return actions


def follow_tabs(context: Context, requests: RequestsStore, show: Callable[[Scopes], None]) -> None:
    """Tell an editor what variables mean in the request in front, now and whenever that changes."""
    shown: list[object] = []

    def look() -> None:
        tab = requests.snapshot.current
        now = [tab.id, tab.path, tab.exchange and tab.exchange.id, context.environments_store.snapshot]
        if now != shown:
            shown[:] = now
            show(context.environments.scopes_for(tab))

    requests.changed.connect(look)
    context.environments_store.changed.connect(look)
    look()
