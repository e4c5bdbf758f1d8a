"""The choice between two versions, wired: it opens for the tab in question, applies, and closes."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.compose.conflict_choice import ConflictChoice
from workbench.core.request import RequestDraft
from workbench.state.collection import CollectionSnapshot, CollectionStore, Conflict
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab
from workbench.ui.collection.conflict_dialog import ConflictDialog
from workbench.ui.common.theme import Theme

BASE = RequestDraft(name="one", url="/a")
MINE, THEIRS = replace(BASE, url="/mine"), replace(BASE, url="/disk")


class Settling:
    """Takes what was chosen."""

    def __init__(self, store: CollectionStore) -> None:
        self.store = store
        self.settled: list[tuple[int, object, bool]] = []

    def settle(self, tab: int, taken: tuple[str, ...], save: bool) -> None:
        self.settled.append((tab, taken, save))
        self.store.replace(CollectionSnapshot())

    def keep_both(self, tab: int) -> None:
        self.settle(tab, ("both",), False)


@pytest.mark.parametrize(("button", "wanted"), [("save", (1, (), True)), ("copy", (1, ("both",), False))])
def test_a_choice_is_asked_for_once_and_applied(
    button: str, wanted: tuple[int, object, bool], theme: Theme, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    store = CollectionStore(CollectionSnapshot(conflicts=(Conflict(1, "one.yml", ("url",), THEIRS, BASE),)))
    requests = RequestsStore(RequestsSnapshot((Tab(1, MINE, path="one.yml", saved=THEIRS),)))
    settling = Settling(store)
    choice = ConflictChoice(theme, store, requests, settling, parent)  # type: ignore[arg-type]  # the two it asks for

    choice.ask(1)
    choice.ask(1)
    (dialog,) = parent.findChildren(ConflictDialog)
    assert "/mine" in dialog.fields["url"].mine.toPlainText()
    with qtbot.waitSignal(dialog.finished):
        getattr(dialog, button).click()

    assert settling.settled == [wanted]
