"""Both versions of a request beside each other, and a choice for each field."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.request import BearerAuth, JsonBody, RequestDraft
from workbench.state.collection import Conflict
from workbench.ui.collection.conflict_dialog import ConflictDialog
from workbench.ui.collection.version_columns import THEIRS
from workbench.ui.common.theme import Theme

BASE = RequestDraft(name="one", url="/a", body=JsonBody("{\n1\n}"))
MINE = replace(BASE, url="/mine", body=JsonBody("{\n2\n}"))
ON_DISK = replace(BASE, url="/disk", body=JsonBody("{\n3\n}"))
CONFLICT = Conflict(7, "A/one.yml", ("url", "body"), ON_DISK, BASE)


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> ConflictDialog:
    made = ConflictDialog(theme, 7)
    qtbot.addWidget(made)
    made.render_conflict(CONFLICT, MINE)
    made.open()
    return made


def test_all_three_versions_are_shown(dialog: ConflictDialog) -> None:
    body = dialog.fields["body"]

    assert "A/one.yml" in dialog.about.text()
    assert body.base.toPlainText() == "  {\n- 1\n  }"
    assert body.mine.toPlainText() == "  {\n+ 2\n  }"
    assert body.theirs.toPlainText() == "  {\n+ 3\n  }"


def test_each_field_has_its_own_choice(dialog: ConflictDialog, qtbot: QtBot) -> None:
    dialog.fields["body"].choice.segment(THEIRS).click()

    with qtbot.waitSignal(dialog.settle_requested) as asked:
        dialog.save.click()
    assert asked.args == [7, ("body",), True]
    with qtbot.waitSignal(dialog.settle_requested) as asked:
        dialog.apply.click()
    assert asked.args == [7, ("body",), False]


def test_both_can_be_kept(dialog: ConflictDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.copy_requested) as asked:
        dialog.copy.click()
    assert asked.args == [7]


def test_the_file_changes_once_more_while_it_is_open(dialog: ConflictDialog) -> None:
    dialog.fields["body"].choose(THEIRS)
    dialog.render_conflict(replace(CONFLICT, fields=("body",), theirs=replace(ON_DISK, body=JsonBody("4"))), MINE)

    assert list(dialog.fields) == ["body"]
    assert dialog.fields["body"].takes_theirs
    assert "4" in dialog.fields["body"].theirs.toPlainText()


def test_secrets_are_not_shown_and_told_apart(dialog: ConflictDialog) -> None:
    mine, theirs = (replace(BASE, auth=BearerAuth(token)) for token in ("s3cret-a", "s3cret-b"))
    dialog.render_conflict(Conflict(7, "one.yml", ("auth",), theirs, BASE), mine)

    shown = dialog.fields["auth"]
    assert "s3cret" not in shown.mine.toPlainText() + shown.theirs.toPlainText()
    assert "secret" in shown.remark.text()


def test_it_closes_once_it_is_settled(theme: Theme, qtbot: QtBot) -> None:
    dialog = ConflictDialog(theme, 7)
    dialog.render_conflict(CONFLICT, MINE)
    dialog.open()

    with qtbot.waitSignal(dialog.finished):
        dialog.render_conflict(None, MINE)
