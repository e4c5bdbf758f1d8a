import pytest
from pytestqt.qtbot import QtBot

from workbench.core.flaky import Flaky
from workbench.ui.common.theme import Theme
from workbench.ui.persona.mobile_settings import MobileSettings


@pytest.fixture
def settings(qtbot: QtBot, theme: Theme) -> MobileSettings:
    made = MobileSettings(theme)
    qtbot.addWidget(made)
    made.show_flaky(Flaky("some", retries=5, own_key=True))
    return made


def test_it_shows_the_settings(settings: MobileSettings) -> None:
    assert (settings.loses.value, settings.retries.value, settings.key.value) == ("some", "5", "own")


def test_one_edit_leaves_the_others(qtbot: QtBot, settings: MobileSettings) -> None:
    told: list[Flaky] = []
    settings.edited.connect(told.append)
    settings.loses.segment("first").click()
    settings.retries.segment("1").click()
    settings.key.segment("no").click()

    assert told[0] == Flaky("first", retries=5, own_key=True)
    assert told[-1] == Flaky("first", retries=1, own_key=False)
