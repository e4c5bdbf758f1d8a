from pytestqt.qtbot import QtBot

from workbench.core.request import FileBody, GraphQLBody, RequestDraft
from workbench.state.requests import Tab
from workbench.ui.common.theme import Theme
from workbench.ui.request.editors import Editors
from workbench.ui.request.section_faces import SECTIONS


def made(theme: Theme, qtbot: QtBot) -> tuple[Editors, list[RequestDraft]]:
    editors = Editors(theme)
    qtbot.addWidget(editors)
    editors.resize(900, 400)
    editors.show()
    told: list[RequestDraft] = []
    editors.edited.connect(told.append)
    return editors, told


def test_every_section_can_be_brought_to_the_front(theme: Theme, qtbot: QtBot) -> None:
    editors, told = made(theme, qtbot)
    editors.show_tab(Tab(1, RequestDraft()))

    for place, name in enumerate(SECTIONS):
        editors.go_to(name)
        assert editors.sections.currentIndex() == place
    assert told == []


def test_bodies_from_elsewhere_are_shown_without_an_edit(theme: Theme, qtbot: QtBot) -> None:
    editors, told = made(theme, qtbot)

    for body in (FileBody("a.bin"), GraphQLBody("{ me }")):
        editors.show_tab(Tab(1, RequestDraft("POST", body=body)))

    assert told == []
    assert editors.sections.tabText(3) == "Body GraphQL"


def test_settings_change_the_draft_and_are_counted(theme: Theme, qtbot: QtBot) -> None:
    editors, told = made(theme, qtbot)
    editors.show_tab(Tab(1, RequestDraft()))

    editors.settings.follow.setChecked(True)
    editors.show_tab(Tab(1, told[-1]))

    assert told[-1].follow_redirects
    assert editors.sections.tabText(SECTIONS.index("settings")) == "Settings 1"


def test_typed_both_and_sent(theme: Theme, qtbot: QtBot) -> None:
    editors, _ = made(theme, qtbot)
    before = editors.sent.isVisible()

    with qtbot.waitSignal(editors.sent_wanted):
        editors.offer_sent()
    both = (editors.params_page.isVisible(), editors.sent.isVisible())
    editors.views.segment("sent").click()

    assert not before
    assert both == (True, True)
    assert (editors.params_page.isVisible(), editors.sent.isVisible()) == (False, True)
