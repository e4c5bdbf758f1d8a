from dataclasses import replace

from pytestqt.qtbot import QtBot

from workbench.core.request import RequestDraft
from workbench.ui.common.theme import Theme
from workbench.ui.request.settings_page import SettingsPage

DRAFT = RequestDraft(client_cert="me.pem", client_key="k.pem", key_password="secret", ca_file="ca.pem")


def test_certificates_are_shown_and_changed_one_by_one(theme: Theme, qtbot: QtBot) -> None:
    page = SettingsPage(theme)
    qtbot.addWidget(page)
    told: list[RequestDraft] = []
    page.edited.connect(told.append)
    page.show_draft(DRAFT)
    fields = page.certificates

    assert [field.text() for field in (fields.ca, fields.cert, fields.key)] == ["ca.pem", "me.pem", "k.pem"]
    assert fields.password.covered
    assert told == []

    qtbot.keyClicks(fields.ca, "2")
    qtbot.keyClicks(fields.password, "s")

    assert told == [replace(DRAFT, ca_file="ca.pem2"), replace(DRAFT, ca_file="ca.pem2", key_password="secrets")]


def test_every_field_has_a_name_and_a_way_to_choose_a_file(theme: Theme, qtbot: QtBot) -> None:
    page = SettingsPage(theme)
    qtbot.addWidget(page)
    fields = page.certificates

    for field in (fields.ca, fields.cert, fields.key):
        assert field.accessibleName()
        assert [action.text() for action in field.actions()] == ["Choose the file…"]
