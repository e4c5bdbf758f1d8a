from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.core.flaky import Flaky
from workbench.state.persona import Entry, PersonaSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.persona.panel import ClientPanel


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, stopped: PersonaSnapshot) -> ClientPanel:
    made = ClientPanel(theme)
    qtbot.addWidget(made)
    made.resize(372, 480)
    made.render_personas(stopped)
    return made


def test_it_shows_the_choice_and_the_way_out(panel: ClientPanel) -> None:
    assert [key for key, row in panel.rows.items() if row.dot.isChecked()] == ["browser"]
    assert panel.allow.text() == "Allow the header"
    assert not panel.pipeline.isHidden()
    assert panel.messages.lines


def test_after_an_edit_the_old_messages_are_gone(panel: ClientPanel, stopped: PersonaSnapshot) -> None:
    panel.render_personas(replace(stopped, edited=True, allowed_by=""))

    assert panel.messages.isHidden()
    assert panel.allow.isHidden()


def test_another_persona_joins_at_the_end(panel: ClientPanel, stopped: PersonaSnapshot) -> None:
    panel.render_personas(replace(stopped, entries=(*stopped.entries, Entry("robot", "Search engine", "search"))))

    assert list(panel.rows) == ["plain", "browser", "mobile", "attacker", "robot"]


def test_arrows_go_through_the_list(qtbot: QtBot, panel: ClientPanel) -> None:
    panel.show()
    with qtbot.waitSignal(panel.chosen) as told:
        qtbot.keyClick(panel, Qt.Key.Key_Down)

    assert told.args == ["mobile"]


def test_buttons_and_modes_are_told(qtbot: QtBot, panel: ClientPanel) -> None:
    with qtbot.waitSignals([panel.allow_requested, panel.pipeline_requested, panel.credentials_chosen]):
        panel.allow.click()
        panel.pipeline.click()
        panel.credentials.segment("include").click()


def test_a_wrong_origin_is_explained(panel: ClientPanel, stopped: PersonaSnapshot) -> None:
    panel.render_personas(replace(stopped, problem="“x y” has no origin"))

    assert not panel._problem.isHidden()


def test_it_tells_whether_it_is_seen(qtbot: QtBot, panel: ClientPanel) -> None:
    with qtbot.waitSignal(panel.watched) as told:
        panel.show()
    assert told.args == [True]
    with qtbot.waitSignal(panel.watched) as told:
        panel.hide()
    assert told.args == [False]


def test_the_phone_has_settings_of_its_own(qtbot: QtBot, panel: ClientPanel, stopped: PersonaSnapshot) -> None:
    assert panel.mobile.isHidden()
    panel.render_personas(replace(stopped, chosen="mobile", flaky=Flaky("all")))

    assert not panel.mobile.isHidden()
    assert panel.mobile.loses.value == "all"
    with qtbot.waitSignal(panel.flaky_chosen) as told:
        panel.mobile.loses.segment("some").click()
    assert told.args == [Flaky("some")]


def test_tab_meets_the_clients_before_the_buttons(qtbot: QtBot, panel: ClientPanel) -> None:
    panel.show()
    order: list[object] = []
    widget = panel.rows["plain"].dot.nextInFocusChain()
    while widget is not panel.rows["plain"].dot:
        order.append(widget)
        widget = widget.nextInFocusChain()

    assert order.index(panel.rows["attacker"].dot) < order.index(panel.allow) < order.index(panel.pipeline)
