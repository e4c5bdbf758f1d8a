"""The strip over the last answer while a send runs."""

import time

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.progress import SendProgress
from workbench.core.request import RequestDraft
from workbench.state.requests import Tab
from workbench.ui.common.theme import Theme
from workbench.ui.response.waiting_strip import WaitingStrip


def sending(progress: SendProgress) -> Tab:
    return Tab(1, RequestDraft(), sending_since=1.0, progress=progress)


@pytest.fixture
def strip(theme: Theme, qtbot: QtBot) -> WaitingStrip:
    made = WaitingStrip(theme)
    made.resize(900, 40)
    qtbot.addWidget(made)
    return made


def test_a_short_send_shows_nothing(strip: WaitingStrip) -> None:
    strip.show_tab(sending(SendProgress()))

    assert not strip.isVisible()
    strip.show_tab(Tab(1, RequestDraft()))


def test_a_long_one_tells_time_bytes_and_rate_and_can_be_cancelled(strip: WaitingStrip, qtbot: QtBot) -> None:
    now = time.monotonic()
    strip.show_tab(sending(SendProgress("receive", 3_000_000, now - 2.0, now - 1.5)))

    assert strip.isVisible()
    assert strip.figures.text() == "2.0 s · 3.0 MB · 2.0 MB/s"
    assert strip.what.text() == "receiving"
    with qtbot.waitSignal(strip.cancel_requested):
        strip.cancel.click()

    strip.show_tab(Tab(1, RequestDraft()))
    assert not strip.isVisible()


def test_before_the_first_byte_it_says_what_it_waits_for(strip: WaitingStrip) -> None:
    strip.show_tab(sending(SendProgress("wait", 0, time.monotonic() - 0.5)))

    assert strip.figures.text() == "0.5 s"
    assert "first byte" in strip.what.text()
    strip.show_tab(Tab(1, RequestDraft()))


def test_with_a_known_size_it_tells_how_much_is_left(strip: WaitingStrip) -> None:
    now = time.monotonic()
    strip.show_tab(sending(SendProgress("send", 25_000_000, now - 2.0, now - 2.0, 100_000_000)))

    assert strip.figures.text() == "2.0 s · 25.0 MB of 100.0 MB · 25 % · 12.5 MB/s · 6 s left"
    assert strip.bar.isVisibleTo(strip)
    assert strip.bar.value() == 250
    strip.show_tab(Tab(1, RequestDraft()))


def test_without_one_there_is_no_bar(strip: WaitingStrip) -> None:
    now = time.monotonic()
    strip.show_tab(sending(SendProgress("receive", 3_000_000, now - 2.0, now - 1.5)))

    assert not strip.bar.isVisibleTo(strip)
    strip.show_tab(Tab(1, RequestDraft()))


def test_with_little_room_share_and_time_left_stay(strip: WaitingStrip) -> None:
    strip.resize(380, 40)
    now = time.monotonic()
    strip.show_tab(sending(SendProgress("send", 25_000_000, now - 2.0, now - 2.0, 100_000_000)))

    assert strip.figures.text() == "2.0 s · 25 % · 6 s left"
    strip.show_tab(Tab(1, RequestDraft()))
