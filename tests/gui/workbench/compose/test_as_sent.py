"""The view as sent follows what is typed."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.workbench.compose.request_area import Bench, bench
from workbench.compose.as_sent import follow_draft
from workbench.core.request import BasicAuth, BearerAuth, RequestDraft, Row

__all__ = ["bench"]


def lines(bench: Bench) -> list[str]:
    model = bench.area.request.editors.sent.model
    return [str(model.index(row).data(Qt.ItemDataRole.DisplayRole)) for row in range(model.rowCount())]


def test_what_is_typed_is_shown_as_it_will_be_sent(qtbot: QtBot, bench: Bench) -> None:
    editors = bench.area.request.editors
    bench.area.request.resize(1000, 500)
    bench.area.request.show()
    editors.offer_sent()
    follow_draft(bench.context, bench.area, editors)

    bench.area.actions.requests.edit(RequestDraft(url="{{base}}/tasks/:id", path_params=(Row("id", "a b"),)))

    qtbot.waitUntil(lambda: lines(bench)[:1] == ["GET /tasks/a%20b HTTP/1.1"])
    assert f"Host: {bench.area.requests.snapshot.base.removeprefix('http://')}" in lines(bench)


def test_what_cannot_be_sent_says_why(qtbot: QtBot, bench: Bench) -> None:
    editors = bench.area.request.editors
    bench.area.request.resize(1000, 500)
    bench.area.request.show()
    editors.offer_sent()
    follow_draft(bench.context, bench.area, editors)

    bench.area.actions.requests.edit(RequestDraft(url="http://h/{{unheard_of}}", auth=BearerAuth("t")))

    qtbot.waitUntil(lambda: lines(bench) == [])


def test_a_credential_that_was_typed_is_covered_until_the_eye_is_opened(qtbot: QtBot, bench: Bench) -> None:
    editors = bench.area.request.editors
    bench.area.request.resize(1000, 500)
    bench.area.request.show()
    editors.offer_sent()
    follow_draft(bench.context, bench.area, editors)

    bench.area.actions.requests.edit(RequestDraft(auth=BasicAuth("ada", "open sesame")))
    qtbot.waitUntil(lambda: any(line.startswith("Authorization") for line in lines(bench)))
    covered = next(line for line in lines(bench) if line.startswith("Authorization"))
    editors.sent.reveal.click()
    shown = next(line for line in lines(bench) if line.startswith("Authorization"))

    assert "YWRh" not in covered
    assert "•" in covered
    assert shown == "Authorization: Basic YWRhOm9wZW4gc2VzYW1l"
