from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.core.request import FileBody, GraphQLBody, JsonBody, RequestDraft
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


def test_parts_that_change_nothing_of_what_is_sent_have_all_the_room(theme: Theme, qtbot: QtBot) -> None:
    editors, _ = made(theme, qtbot)
    editors.offer_sent()

    editors.go_to("tests")
    alone = (editors.tests.isVisible(), editors.sent.isVisible(), editors.views.isVisible())
    editors.go_to("headers")

    assert alone == (True, False, False)
    assert (editors.headers.isVisible(), editors.sent.isVisible(), editors.views.isVisible()) == (True, True, True)


def test_asking_for_the_request_as_sent_leaves_a_part_that_stands_alone(theme: Theme, qtbot: QtBot) -> None:
    editors, _ = made(theme, qtbot)
    editors.offer_sent()
    editors.go_to("docs")

    editors.view("sent")

    assert editors.sent.isVisible()
    assert editors.sections.currentIndex() == 0


def test_a_part_chosen_while_only_the_request_as_sent_is_shown_comes_into_sight(theme: Theme, qtbot: QtBot) -> None:
    editors, _ = made(theme, qtbot)
    editors.offer_sent()
    editors.show_tab(Tab(1, RequestDraft()))
    shown = []

    for part in (0, SECTIONS.index("headers")):
        editors.view("sent")
        qtbot.mouseClick(editors.sections, Qt.MouseButton.LeftButton, pos=editors.sections.tabRect(part).center())
        shown.append((editors.params_page.isVisible(), editors.headers.isVisible(), editors.views.value))

    assert shown == [(True, False, "both"), (False, True, "both")]


def test_the_keyboard_goes_to_what_is_typed_in_a_part(theme: Theme, qtbot: QtBot) -> None:
    editors, _ = made(theme, qtbot)
    editors.show_tab(Tab(1, RequestDraft("POST", body=JsonBody("{}"))))
    reached = []

    for name in ("params", "body", "settings"):
        editors.go_to(name)
        editors.focus_part()
        reached.append(editors.focusWidget())

    assert editors.params.isAncestorOf(reached[0])
    assert editors.body.json.isAncestorOf(reached[1])
    assert editors.settings.isAncestorOf(reached[2])
