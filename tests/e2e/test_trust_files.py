"""A broken file of the learner's is set aside and said; it never stops the window, and is never written over."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.e2e.conftest import OpenWindow
from workbench import cli
from workbench.compose.application import Application
from workbench.core.request import RequestDraft
from workbench.ui.request.history_popup import HistoryPopup

pytestmark = pytest.mark.e2e
GARBAGE = b'{"format": 1, "half a fi\xff\x00'
NEWER = json.dumps({"format": 99, "from": "the future"}).encode()
SOON_MS = 10_000


def says(words: str) -> bool:
    """Whether the words stand anywhere on the screen."""
    shown = [widget for widget in QApplication.allWidgets() if widget.isVisible()]
    return any(words in _text(widget) for widget in shown)


def _text(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


def set_aside(folder: Path, name: str) -> list[bytes]:
    return [path.read_bytes() for path in folder.glob(f"{name}.broken-*")]


def use(qtbot: QtBot, application: Application) -> None:
    """Do what makes the window write each of its files."""
    context = application.context
    context.settings.set("theme", "dark")
    with qtbot.waitSignal(context.requests.finished, timeout=SOON_MS):
        context.requests.send(RequestDraft(url="{{base}}/tasks/7", name="written anew"))
    application.window.close()
    context.settings.flush()


@pytest.mark.parametrize("content", [GARBAGE, NEWER], ids=["garbage", "newer"])
@pytest.mark.parametrize("name", ["settings.json", "tabs.json", "progress.json", "experiments.json"])
def test_a_file_that_cannot_be_read_is_set_aside_and_said(
    qtbot: QtBot, open_application: OpenWindow, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)

    application = open_application()

    if name == "experiments.json":
        application.window.show_screen("experiment")
    qtbot.waitUntil(lambda: says(f"{name} could not be read"), timeout=SOON_MS)
    use(qtbot, application)
    assert set_aside(tmp_path, name) == [content]


@pytest.mark.parametrize("content", [GARBAGE * 200, b""], ids=["garbage", "empty"])
def test_a_history_that_cannot_be_read_is_set_aside_and_said(
    qtbot: QtBot, open_application: OpenWindow, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "history.sqlite").write_bytes(content)
    application = open_application()

    use(qtbot, application)
    application.window.show()
    application.context.commands.run("request.history")

    qtbot.waitUntil(lambda: says("/tasks/7"), timeout=SOON_MS)
    assert set_aside(tmp_path, "history.sqlite") == ([content] if content else [])
    assert says("History could not be read") == bool(content)
    application.window.findChild(HistoryPopup).close()


def test_all_files_broken_at_once_do_not_stop_the_window(
    qtbot: QtBot, open_application: OpenWindow, tmp_path: Path
) -> None:
    names = ("settings.json", "tabs.json", "progress.json", "experiments.json", "history.sqlite")
    for name in names:
        (tmp_path / name).write_bytes(GARBAGE * 200)

    application = open_application()
    application.window.show_screen("experiment")
    use(qtbot, application)

    qtbot.waitUntil(lambda: all(set_aside(tmp_path, name) == [GARBAGE * 200] for name in names), timeout=SOON_MS)


@pytest.mark.parametrize(
    "values",
    [
        {"switchboard.open": 5, "theme": ["dark"], "window": "wide", "reduced_motion": {}},
        {"switchboard.open": [7, None], "charts.window_s": [], "pipeline.mode": 3, "window": {"size": [1]}},
        {"window": {"size": [-5, 1e9], "maximized": False, "splitters": {"columns": [0, 0]}, "screen": "nowhere"}},
    ],
)
def test_settings_of_the_wrong_kind_fall_back(
    qtbot: QtBot, open_application: OpenWindow, tmp_path: Path, values: dict[str, Any]
) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"format": 1, **values}), encoding="utf-8")

    application = open_application()

    assert application.window.isVisible()
    assert application.window.screen_id == "learn"


@pytest.mark.parametrize("tabs", [5, [7, [], None, {"url": 5, "params": "all"}, {"auth": {"kind": "?"}}]])
def test_tabs_of_the_wrong_kind_fall_back(
    qtbot: QtBot, open_application: OpenWindow, tmp_path: Path, tabs: object
) -> None:
    (tmp_path / "tabs.json").write_text(json.dumps({"format": 1, "tabs": tabs, "active": "x"}), encoding="utf-8")

    application = open_application()

    assert application.context.requests.draft.url
    assert says("could not be read; a copy is in tabs.json.broken-")


def test_a_broken_lesson_file_is_named_with_its_line_and_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["lesson", "new", str(tmp_path / "mine.md")]) == 0
    (tmp_path / "pack.toml").write_bytes(GARBAGE)
    lesson = (tmp_path / "mine.md").read_bytes()

    assert cli.main(["lesson", "lint", str(tmp_path)]) == 1

    assert "pack.toml" in capsys.readouterr().out
    assert (tmp_path / "pack.toml").read_bytes() == GARBAGE
    assert (tmp_path / "mine.md").read_bytes() == lesson
