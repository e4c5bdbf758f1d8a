"""The variables of the request in front, wired into its panel."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from tests.gui.workbench.compose.request_area import Bench, bench
from workbench.core.collection import Collection, Defaults, Environment, Folder, SavedRequest, Variable
from workbench.core.request import INHERIT, BearerAuth, RequestDraft, Row
from workbench.state.collection import CollectionSnapshot

__all__ = ["bench"]

DEFAULTS = Defaults(BearerAuth("{{t}}"), (Row("Accept", "a/b"),))


def open_saved(bench: Bench, qtbot: QtBot) -> None:
    """A tab whose request lies in a folder that hands something down."""
    draft = RequestDraft(auth=INHERIT)
    folder = Folder("In", "In", (SavedRequest("In/x.yml", draft),), DEFAULTS)
    root = bench.context.paths.collections
    collection = Collection(root, Folder("", "API", (folder,)), (Environment("Local", path="environments/L.yml"),))
    bench.context.environments.note_collection(CollectionSnapshot(collection))
    qtbot.waitUntil(lambda: bench.context.environments.snapshot.collection is collection)
    requests = bench.area.requests
    requests.replace(requests.snapshot.with_tab(replace(requests.snapshot.current, draft=draft, path="In/x.yml")))


def test_what_the_folders_hand_down_stands_in_the_request(bench: Bench, qtbot: QtBot) -> None:
    open_saved(bench, qtbot)
    editors = bench.area.request.editors

    assert "Accept: a/b" in editors.headers_page.inherited.text()
    assert "Bearer {{t}}" in editors.auth.inherited.text()


def test_the_value_of_a_requests_secret_is_used_before_it_is_saved(bench: Bench, qtbot: QtBot) -> None:
    open_saved(bench, qtbot)
    page = bench.area.request.editors.vars

    page.edited.emit((Variable("key", secret=True),))
    page.secrets_edited.emit({"key": "hush"})

    assert bench.context.environments.scopes_for(bench.area.requests.snapshot.current)["key"] == "hush"
    assert bench.context.environments.owned.of("request", "In/x.yml") == {"key": "hush"}


def test_a_captured_value_is_forgotten_from_the_panel(bench: Bench) -> None:
    bench.context.environments.capture("session", "id", "9")

    bench.area.request.editors.vars.forget_requested.emit("session", "", "id")

    assert bench.context.environments.snapshot.captured == {}
