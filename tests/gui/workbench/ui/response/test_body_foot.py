"""The line under a body."""

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.media_type import MediaType
from workbench.state.response import ResponseSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.response.body_foot import BodyFoot

TEXT = MediaType("text/plain", "text", "utf-8", guessed=True)
JSON = MediaType("application/json", "json", "utf-8")


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (ResponseSnapshot("x", True, TEXT, 5_000_000, 0.34), "Reading 34% of 5.0 MB: more lines come below."),
        (ResponseSnapshot("x", True, TEXT, 9, 1.0, bad_characters=3), "3 places are no valid text; they are marked."),
        (ResponseSnapshot("x", True, JSON, 9, 1.0), "It says it is JSON but isn't: the text is shown."),
        (ResponseSnapshot("x", True, TEXT, 9, 1.0, notice="Saved."), "Saved."),
        (
            ResponseSnapshot("x", True, TEXT, 9_000, 1.0, laying_out=True),
            "Making 9.0 kB readable. Raw is shown meanwhile.",
        ),
        (ResponseSnapshot("x", True, TEXT, 9, 1.0), ""),
    ],
)
def test_notes(theme: Theme, qtbot: QtBot, shown: ResponseSnapshot, words: str) -> None:
    foot = BodyFoot(theme)
    qtbot.addWidget(foot)

    foot.show_body(shown)

    assert foot.note.text() == words


def test_the_media_type_tells_what_the_server_did_not_say(theme: Theme, qtbot: QtBot) -> None:
    foot = BodyFoot(theme)
    qtbot.addWidget(foot)

    foot.show_body(ResponseSnapshot("x", True, TEXT, 9, 1.0))

    assert foot.media.text() == "text/plain · UTF-8, not declared"
