"""Wires variables: environments and their secrets, first for the senders, and later what shows and edits them."""

from workbench.actions.environment_keeper import EnvironmentKeeper
from workbench.actions.environments import EnvironmentActions
from workbench.client.environment_files import EnvironmentFile
from workbench.client.secrets import SecretStore
from workbench.compose.context import Context
from workbench.core.backend import BackendSnapshot
from workbench.state.environments import EnvironmentsSnapshot, EnvironmentsStore


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
