from pytestqt.qtbot import QtBot

from workbench.core.assertion import Assertion
from workbench.core.request import RequestDraft
from workbench.state.requests import Tab
from workbench.ui.common.theme import Theme
from workbench.ui.request.assertions_section import AssertionsSection
from workbench.ui.tests.editor import AssertionsEditor

TAB = Tab(1, RequestDraft(assertions=(Assertion("status", "", "eq", "200"),)))


def test_the_editor_is_made_when_it_is_first_shown(theme: Theme, qtbot: QtBot) -> None:
    section = AssertionsSection(theme)
    qtbot.addWidget(section)
    section.show_tab(TAB)
    assert section.findChild(AssertionsEditor) is None

    section.show()

    assert section.editor.assertions.records == TAB.draft.assertions


def test_edits_and_wishes_are_passed_on(theme: Theme, qtbot: QtBot) -> None:
    section = AssertionsSection(theme)
    qtbot.addWidget(section)
    section.show_tab(TAB)

    with qtbot.waitSignal(section.edited) as edited:
        section.add((Assertion("schema", "", "valid"),))
    assert edited.args == [(*TAB.draft.assertions, Assertion("schema", "", "valid")), ()]

    with qtbot.waitSignal(section.suggestion_requested):
        section.editor.suggestion_requested.emit()
