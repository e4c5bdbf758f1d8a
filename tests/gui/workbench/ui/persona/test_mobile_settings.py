import pytest
from pytestqt.qtbot import QtBot

from workbench.core.flaky import Flaky
from workbench.ui.common.theme import Theme
from workbench.ui.persona.mobile_settings import MobileSettings


@pytest.fixture
def settings(qtbot: QtBot, theme: Theme) -> MobileSettings:
    made = MobileSettings(theme)
    qtbot.addWidget(made)
    made.show_flaky(Flaky("some", retries=5, own_key=True, latency_ms=300, backoff_ms=1000, share=0.25))
    return made


def test_it_shows_the_settings(settings: MobileSettings) -> None:
    assert (settings.loses.value, settings.retries.value, settings.key.value) == ("some", "5", "own")
    assert (settings.latency.value(), settings.backoff.value(), settings.share.value()) == (300, 1000, 25)


def test_how_many_get_lost_is_asked_only_where_some_do(settings: MobileSettings) -> None:
    some = settings.share.isHidden()
    settings.show_flaky(Flaky("all"))

    assert not some
    assert settings.share.isHidden()


def test_numbers_are_edited_and_told_once(settings: MobileSettings) -> None:
    told: list[Flaky] = []
    settings.edited.connect(told.append)

    settings.latency.setValue(500)
    settings.backoff.setValue(50)
    settings.share.setValue(80)

    assert [(one.latency_ms, one.backoff_ms, one.share) for one in told] == [
        (500, 1000, 0.25),
        (500, 50, 0.25),
        (500, 50, 0.8),
    ]


def test_one_edit_leaves_the_others(qtbot: QtBot, settings: MobileSettings) -> None:
    told: list[Flaky] = []
    settings.edited.connect(told.append)
    settings.loses.segment("first").click()
    settings.retries.segment("1").click()
    settings.key.segment("no").click()

    assert (told[0].loses, told[0].retries, told[0].own_key) == ("first", 5, True)
    assert (told[-1].loses, told[-1].retries, told[-1].own_key) == ("first", 1, False)
    assert told[-1].latency_ms == 300
