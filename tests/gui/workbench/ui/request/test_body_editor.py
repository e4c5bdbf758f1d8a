"""The Body tab."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.core.request import Body, FormBody, JsonBody, MultipartBody, NoBody, Part, RawBody, Row
from workbench.ui.common.theme import Theme
from workbench.ui.request.body_editor import BodyEditor
from workbench.ui.request.rows_model import Column


def made(theme: Theme, qtbot: QtBot, body: Body) -> tuple[BodyEditor, list[Body]]:
    editor = BodyEditor(theme)
    qtbot.addWidget(editor)
    editor.show_body(body)
    editor.show()
    told: list[Body] = []
    editor.edited.connect(told.append)
    return editor, told


def test_what_was_typed_under_another_kind_is_kept(theme: Theme, qtbot: QtBot) -> None:
    editor, told = made(theme, qtbot, JsonBody("[1]"))

    for kind in ("raw", "json"):
        qtbot.mouseClick(editor.kinds.segments.segment(kind), Qt.MouseButton.LeftButton)

    assert told == [RawBody(), JsonBody("[1]")]


def test_each_editor_gives_its_kind(theme: Theme, qtbot: QtBot) -> None:
    editor, told = made(theme, qtbot, NoBody())

    editor.show_body(FormBody())
    editor.form.model.setData(editor.form.model.index(0, Column.KEY), "a")
    editor.show_body(MultipartBody())
    editor.parts.model.add_file("/x")
    editor.show_body(RawBody())
    qtbot.keyClicks(editor.raw, "hi")
    editor.content_type.setEditText("text/csv")
    editor.show_body(JsonBody())
    qtbot.keyClicks(editor.json.editor, "1")

    assert told[0] == FormBody((Row("a"),))
    assert told[1] == MultipartBody((Part("file", path="/x"),))
    assert told[-2] == RawBody("hi", "text/csv")
    assert told[-1] == JsonBody("1")


def test_a_problem_counts_only_while_json_would_be_sent(theme: Theme, qtbot: QtBot) -> None:
    editor, _ = made(theme, qtbot, JsonBody("[1"))
    assert editor.problem is not None

    editor.show_body(NoBody())

    assert editor.problem is None
