"""Connects what a request panel shows of variables: its own, all in effect, and what its folders hand down."""

from workbench.compose.context import Context
from workbench.state.requests import RequestsStore
from workbench.ui.request.panel import RequestPanel


def connect(context: Context, requests: RequestsStore, panel: RequestPanel) -> None:
    """Let a panel show them, and do what is asked for there."""
    environments, page = context.environments, panel.editors.vars
    shown: list[object] = []

    def look() -> None:
        tab, now = requests.snapshot.current, context.environments_store.snapshot
        handed = environments.handed(tab)
        seen = [tab.id, tab.path, handed, now.secrets, now.active]
        if seen != shown:
            shown[:] = seen
            page.show_secrets(environments.owned.of("request", tab.path), now.active)
            panel.editors.show_handed(handed)

    def keep_secrets(values: dict[str, str]) -> None:
        path = requests.snapshot.current.path
        if path:
            environments.owned.put({environments.owned.owner("request", path): values})

    def edit(kind: str, whose: str) -> None:
        context.show_screen("request")
        if kind == "environment":
            context.commands.run("environment.edit")
        else:
            context.folder_settings(whose)

    page.secrets_edited.connect(keep_secrets)
    page.forget_requested.connect(environments.forget)
    page.keep_requested.connect(environments.keep)
    page.edit_requested.connect(edit)
    requests.changed.connect(look)
    context.environments_store.changed.connect(look)
    look()
