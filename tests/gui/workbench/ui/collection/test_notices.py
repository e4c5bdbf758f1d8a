from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.collection import Collection, Folder
from workbench.core.request import RequestDraft
from workbench.state.collection import CollectionSnapshot, Conflict, Trouble
from workbench.ui.collection.notices import CollectionNotices
from workbench.ui.common.buttons import Button
from workbench.ui.common.theme import Theme


@pytest.fixture
def notices(theme: Theme, qtbot: QtBot) -> CollectionNotices:
    made = CollectionNotices(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def press(notices: CollectionNotices, qtbot: QtBot, text: str) -> None:
    button = [one for one in notices.findChildren(Button) if one.text() == text][-1]
    qtbot.waitUntil(button.isVisible)
    button.click()


def test_a_conflict_names_fields_and_file_and_lets_choose(notices: CollectionNotices, qtbot: QtBot) -> None:
    conflict = Conflict(1, "A/one.yml", ("body", "path_params"), RequestDraft())
    notices.render_collection(CollectionSnapshot(conflicts=(conflict,)))

    assert "body, path parameters of A/one.yml" in notices.conflict.accessibleName()
    with qtbot.waitSignal(notices.keep_mine_requested):
        press(notices, qtbot, "Keep mine")
    with qtbot.waitSignal(notices.take_theirs_requested):
        press(notices, qtbot, "Take theirs")
    with qtbot.waitSignal(notices.compare_requested) as asked:
        press(notices, qtbot, "Compare…")
    assert asked.args == [1]


def test_a_file_that_is_gone_can_be_written_again(notices: CollectionNotices, qtbot: QtBot) -> None:
    notices.render_collection(CollectionSnapshot(conflicts=(Conflict(1, "one.yml"),)))

    with qtbot.waitSignal(notices.keep_mine_requested):
        press(notices, qtbot, "Write it again")


def test_environments_that_can_not_be_read_are_told(notices: CollectionNotices) -> None:
    broken = Collection(Path("demo"), Folder("", "demo"), problems=("environments/Odd.yml: Line 2, column 1: odd.",))
    notices.render_collection(CollectionSnapshot(broken))
    assert "Odd.yml" in notices.files.accessibleName()

    notices.render_collection(CollectionSnapshot())
    assert not notices.files.isVisible()


def test_trouble_and_undo_are_shown_until_they_are_read(notices: CollectionNotices, qtbot: QtBot) -> None:
    notices.render_collection(CollectionSnapshot(trouble=Trouble("That failed.", "No space."), done="Deleted one"))

    assert notices.trouble.isVisible()
    with qtbot.waitSignal(notices.undo_requested):
        press(notices, qtbot, "Undo")
    with qtbot.waitSignal(notices.dismissed):
        press(notices, qtbot, "Close")
    notices.render_collection(CollectionSnapshot())
    assert not notices.trouble.isVisible()
    assert not notices.done.isVisible()
    assert not notices.conflict.isVisible()
