"""Requests and responses wired together, sending to a real small server."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.gui.workbench.compose.request_area import Bench, bench
from workbench.bridge import Bridge
from workbench.ui.common.theme import Theme

__all__ = ["bench"]


def test_send_shows_the_answer_and_history_and_jar_know_of_it(bench: Bench, qtbot: QtBot) -> None:
    area = bench.area
    area.request.show()

    qtbot.mouseClick(area.request.bar.send.main, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: area.answers.snapshot.tree is not None)
    assert area.response.status.pill.text() == "200 OK"
    assert area.response.body.mode == "tree"
    assert bench.context.requests.jar.cookies[0].name == "seen"
    area.request.history.search_requested.emit("tasks")
    qtbot.waitUntil(lambda: area.request.history.list.model().rowCount() == 1)


def test_typing_reaches_the_wire(bench: Bench, qtbot: QtBot) -> None:
    area = bench.area
    area.request.bar.url.selectAll()
    qtbot.keyClicks(area.request.bar.url, "{{base}}/typed?x=1")

    with qtbot.waitSignal(bench.context.requests.finished):
        bench.context.requests.send()

    assert any(request.startswith(b"GET /typed?x=1 HTTP/1.1\r\n") for request in bench.requests)


def test_tabs_are_written_at_the_end_and_come_back(bench: Bench, theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    bench.context.requests.rename(1, "kept")
    for ending in bench.context.endings:
        ending()

    again = Bench(theme, bench.context.bridge, tmp_path)
    qtbot.addWidget(again.area.request)
    qtbot.addWidget(again.area.response)

    assert again.context.requests.draft.name == "kept"


def test_a_broken_file_of_tabs_is_set_aside_and_said(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "tabs.json").write_text("{oops")
    bridge = Bridge()
    bridge.start()

    made = Bench(theme, bridge, tmp_path)
    qtbot.addWidget(made.area.request)
    qtbot.addWidget(made.area.response)

    assert "set aside" in made.area.request.notice.words.text()
    assert len(list(tmp_path.glob("tabs.json.broken-*"))) == 1
    bridge.stop()


def test_every_command_has_a_title_and_runs_only_when_it_can(bench: Bench) -> None:
    commands = {command.id: command for command in bench.context.commands.all()}

    assert commands["request.send"].enabled()
    assert not commands["request.cancel"].enabled()
    assert all(command.title for command in commands.values())


def test_a_pasted_curl_command_is_sent_as_curl_would_and_copied_back(bench: Bench, qtbot: QtBot) -> None:
    area, panel = bench.area, bench.area.request
    panel.show()
    base = area.requests.snapshot.base
    QGuiApplication.clipboard().setText(f"curl {base}/pasted?x=1 \\\n -H 'X-A: 1' --limit-rate 1k")
    panel.bar.url.selectAll()

    panel.bar.url.paste()

    qtbot.waitUntil(lambda: panel.bar.url.toPlainText().endswith("/pasted?x=1"))
    assert "--limit-rate" in panel.note.words.text()
    with qtbot.waitSignal(bench.context.requests.finished):
        bench.context.requests.send()
    assert any(b"GET /pasted?x=1 HTTP/1.1" in request and b"X-A: 1" in request for request in bench.requests)
    bench.context.commands.run("copy.curl")
    assert "-H 'X-A: 1'" in QGuiApplication.clipboard().text()


def test_an_import_is_undone_from_the_line_that_tells_of_it(bench: Bench, qtbot: QtBot) -> None:
    panel = bench.area.request
    before = panel.bar.url.toPlainText()
    QGuiApplication.clipboard().setText("curl http://h/other")
    bench.context.commands.run("curl.import")
    qtbot.waitUntil(lambda: not panel.note.undo.isHidden())

    panel.note.undo.click()

    assert panel.bar.url.toPlainText() == before
    assert panel.note.isHidden()
