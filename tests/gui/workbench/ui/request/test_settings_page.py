from dataclasses import replace

from pytestqt.qtbot import QtBot

from workbench.core.request import RequestDraft
from workbench.ui.common.theme import Theme
from workbench.ui.request.settings_page import SettingsPage

DRAFT = RequestDraft(follow_redirects=True, max_redirects=3, proxy="http://p:1", omitted=("Accept",), name="kept")


def made(theme: Theme, qtbot: QtBot) -> tuple[SettingsPage, list[RequestDraft]]:
    page = SettingsPage(theme)
    qtbot.addWidget(page)
    told: list[RequestDraft] = []
    page.edited.connect(told.append)
    return page, told


def test_showing_settings_changes_none(theme: Theme, qtbot: QtBot) -> None:
    page, told = made(theme, qtbot)

    page.show_draft(DRAFT)

    assert told == []
    assert (page.most.value(), page.proxy.text(), page.omitted.text()) == (3, "http://p:1", "Accept")


def test_each_field_changes_its_setting_only(theme: Theme, qtbot: QtBot) -> None:
    page, told = made(theme, qtbot)
    page.show_draft(DRAFT)

    page.read_s.setValue(2.5)
    page.verify.setChecked(False)
    qtbot.keyClicks(page.omitted, ", User-Agent")

    assert told[0] == replace(DRAFT, read_timeout_s=2.5)
    assert told[1] == replace(DRAFT, read_timeout_s=2.5, verify_tls=False)
    assert told[-1].omitted == ("Accept", "User-Agent")


def test_the_limit_of_redirects_matters_only_while_they_are_followed(theme: Theme, qtbot: QtBot) -> None:
    page, _ = made(theme, qtbot)

    page.show_draft(replace(DRAFT, follow_redirects=False))
    off = page.most.isEnabled()
    page.show_draft(DRAFT)

    assert (off, page.most.isEnabled()) == (False, True)
