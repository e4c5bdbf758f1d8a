"""Seen as a person sees it: the real window on a screen, with a real mouse and a real keyboard."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.journey.desk import Hands, Screen, Window
from tests.e2e.journey.wire import Tap
from workbench.system_check import missing_packages

MISSING = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
LIBRARIES = missing_packages(display=True)
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.xvfb,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Xvfb is for Linux"),
    pytest.mark.skipif(bool(MISSING), reason=f"needs {' and '.join(MISSING)}"),
    pytest.mark.skipif(bool(LIBRARIES), reason=f"needs {', '.join(LIBRARIES)}"),
]


@pytest.fixture
def screen() -> Iterator[Screen]:
    made = Screen()
    yield made
    made.close()


@pytest.fixture
def tap(tmp_path: Path) -> Tap:
    return Tap(tmp_path / "tap")


@pytest.fixture
def window(screen: Screen, tap: Tap, tmp_path: Path) -> Iterator[Window]:
    options = ("--data-dir", str(tmp_path / "data"), "--port", "0", "--world", "tasks-20k")
    shown = {"DISPLAY": screen.display, "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "xcb"}
    opened = Window(options, {**tap.environment, **shown})
    yield opened
    opened.close()


@pytest.fixture
def hands(screen: Screen, window: Window) -> Hands:
    made = Hands(screen.display, window)
    window.await_state(lambda now: now["backend"] == "running" and now["switches"], "the running backend")
    made.take_focus()
    return made


def test_from_the_start_over_the_first_lesson_to_a_burst(window: Window, hands: Hands, tap: Tap) -> None:
    take_the_first_step_of_the_first_lesson(window, hands)
    send_what_is_typed(window, hands, "/tasks?owner_id=42")
    flip_the_index(window, hands)
    run_a_burst(window, hands)
    find_a_switch_in_the_palette(window, hands)

    assert window.close() == 0
    assert tap.hosts() == {"127.0.0.1"}  # all that time nothing looked beyond this machine


def take_the_first_step_of_the_first_lesson(window: Window, hands: Hands) -> None:
    hands.click("Begin: Anatomy of a request")
    begun = window.await_state(lambda now: now["lesson"]["step"] and not now["lesson"]["busy"], "the lesson")
    first = begun["lesson"]["step"]
    window.await_words("Send one, and look inside")

    hands.click("Send request")

    passed = window.await_state(lambda now: now["lesson"]["passed"], "the step to be passed")
    assert passed["request"]["status"] == 200
    hands.click("Next step")
    window.await_state(lambda now: now["lesson"]["step"] not in ("", first), "the next step")


def send_what_is_typed(window: Window, hands: Hands, path: str) -> None:
    hands.click("URL")
    hands.press("ctrl+a")
    hands.write(path)
    window.await_state(lambda now: now["request"]["url"] + "?owner_id=42" == path, "the typed path")
    before = window.state["request"]["exchange"]

    hands.press("ctrl+Return")

    answered = window.await_state(lambda now: now["request"]["exchange"] != before, "an answer")
    assert answered["request"]["status"] == 200
    assert answered["request"]["params"] == {"owner_id": "42"}
    window.await_words("200 OK")


def flip_the_index(window: Window, hands: Hands) -> None:
    assert window.state["switches"]["data.index"] == "none"

    hands.click("Index on owner_id")
    hands.press("Down", "Return")

    window.await_state(
        lambda now: now["switches"]["data.index"] == "owner" and not now["pending"], "the acknowledged flip"
    )
    window.await_words("1 changed")


def run_a_burst(window: Window, hands: Hands) -> None:
    hands.press("ctrl+shift+Return")

    done = window.await_state(lambda now: now["burst"]["count"] and not now["burst"]["running"], "the burst's result")
    assert done["burst"]["ok"] == done["burst"]["count"]
    window.await_words("p95")


def find_a_switch_in_the_palette(window: Window, hands: Hands) -> None:
    hands.press("ctrl+k")
    window.await_state(lambda now: now["palette"], "the palette")
    hands.write("profile cache aside")
    hands.press("Return")

    window.await_state(
        lambda now: now["switches"]["cache.profile"] == "aside" and not now["pending"], "the flip from the palette"
    )
    assert not window.state["palette"]
