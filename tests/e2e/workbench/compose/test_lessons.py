"""A lesson in the composed window on a real backend: its buttons move the real panels, and the checks tick."""

from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.backend.supervisor import Supervisor
from workbench.bridge import Bridge
from workbench.compose.application import Application, compose, end
from workbench.core.backend import BackendConfig
from workbench.loop_thread import LoopThread
from workbench.paths import DataPaths
from workbench.ui.lesson.offers import ActionRow, ToggleView
from workbench.ui.lesson.panel import LessonPanel

pytestmark = pytest.mark.e2e
READY_MS = 30_000


@pytest.fixture
def application(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    paths = DataPaths.default(str(tmp_path))
    paths.make()
    thread = LoopThread()
    thread.start()
    supervisor = Supervisor(BackendConfig(paths.run, paths.worlds, port=0, world="tasks-1k"))
    thread.submit(supervisor.start())
    made = compose(qapp, Bridge(thread), supervisor, paths, paths.logs / "workbench.log")
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitUntil(lambda: bool(made.context.features_store.snapshot.features), timeout=READY_MS)
    qtbot.waitUntil(lambda: made.window.findChild(LessonPanel) is not None, timeout=READY_MS)
    yield made
    made.window.close()
    end(made, thread, supervisor)


@pytest.fixture
def panel(qtbot: QtBot, application: Application) -> LessonPanel:
    found = application.window.findChild(LessonPanel)
    assert found is not None
    qtbot.waitUntil(lambda: bool(found.chooser.entries), timeout=READY_MS)
    return found


def _begin(qtbot: QtBot, panel: LessonPanel, lesson_id: str) -> None:
    entry = next(each for each in panel.chooser.entries if each.lesson.id == lesson_id)
    entry.button.click()
    qtbot.waitUntil(lambda: panel.pages.currentWidget() is panel.lesson, timeout=READY_MS)
    qtbot.waitUntil(lambda: not panel.lesson.busy.isVisible(), timeout=READY_MS)


def _ready(panel: LessonPanel) -> bool:
    return panel.lesson.footer.next.isEnabled()


def test_send_request_fills_the_request_panel_and_passes_the_step(
    qtbot: QtBot, application: Application, panel: LessonPanel
) -> None:
    _begin(qtbot, panel, "http.anatomy")
    (row,) = panel.findChildren(ActionRow)

    qtbot.mouseClick(row.send, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: _ready(panel), timeout=READY_MS)
    draft = application.context.requests.draft
    assert (draft.name, draft.url) == ("Lesson request", "{{base}}/tasks/7")
    assert panel.lesson.steps.rows[0].line.state == "now"


def test_another_clients_request_counts(qtbot: QtBot, application: Application, panel: LessonPanel) -> None:
    _begin(qtbot, panel, "http.anatomy")
    address = application.context.backend_store.snapshot.address

    with urlopen(f"{address}/tasks/7", timeout=5) as answer:
        assert answer.status == 200

    qtbot.waitUntil(lambda: _ready(panel), timeout=READY_MS)


def test_show_me_flips_the_real_switch_and_progress_is_kept(
    qtbot: QtBot, application: Application, panel: LessonPanel
) -> None:
    context = application.context
    _begin(qtbot, panel, "access.who-are-you")
    for _ in range(2):
        context.lessons.show_me()
        qtbot.waitUntil(lambda: _ready(panel), timeout=READY_MS)
        context.commands.run("lesson.next")
        qtbot.waitUntil(lambda: not _ready(panel), timeout=READY_MS)
    (toggle,) = panel.lesson.step.findChildren(ToggleView)

    qtbot.waitUntil(toggle.switch.isEnabled, timeout=READY_MS)
    context.commands.run("lesson.flip")
    qtbot.waitUntil(toggle.switch.isChecked, timeout=READY_MS)

    store = context.features_store
    assert store.snapshot.setting(store.snapshot.feature("auth.mode")).choice == "jwt"
    assert '"open"' in context.paths.progress.read_text("utf-8")
