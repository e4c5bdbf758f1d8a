from pytestqt.qtbot import QtBot

from workbench.state.burst import BurstSettings
from workbench.ui.burst.settings_row import SettingsRow
from workbench.ui.common.theme import Theme


def make(qtbot: QtBot, theme: Theme) -> SettingsRow:
    row = SettingsRow(theme)
    qtbot.addWidget(row)
    row.render_settings(BurstSettings(), enabled=True)
    row.show()
    return row


def test_rendering_tells_nothing(qtbot: QtBot, theme: Theme) -> None:
    row = make(qtbot, theme)

    with qtbot.assertNotEmitted(row.changed):
        row.render_settings(BurstSettings(count=7, clients=3), enabled=True)

    assert (row.count.value(), row.clients.value()) == (7, 3)


def test_switching_to_duration_keeps_the_count(qtbot: QtBot, theme: Theme) -> None:
    row = make(qtbot, theme)

    with qtbot.waitSignal(row.changed) as told:
        row.ends_by.segment("duration").click()

    assert told.args == [BurstSettings(ends_by="duration")]
    row.render_settings(BurstSettings(ends_by="duration"), enabled=True)
    assert row.duration.isVisible()
    assert not row.count.isVisible()


def test_a_new_figure_is_told(qtbot: QtBot, theme: Theme) -> None:
    row = make(qtbot, theme)

    with qtbot.waitSignal(row.changed) as told:
        row.clients.setValue(32)

    assert told.args == [BurstSettings(clients=32)]
