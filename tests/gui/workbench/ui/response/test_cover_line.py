"""Covered credentials."""

from pytestqt.qtbot import QtBot

from workbench.core.exchange import Exchange, Phases
from workbench.core.masking import COVER
from workbench.core.request import BearerAuth, RequestDraft
from workbench.ui.common.theme import Theme
from workbench.ui.response.cover_line import CoverLine


def exchange(token: str) -> Exchange:
    return Exchange("x", RequestDraft(auth=BearerAuth(token)), 0.0, None, None, None, Phases())


def made(theme: Theme, qtbot: QtBot, token: str = "hush") -> CoverLine:
    line = CoverLine(theme)
    qtbot.addWidget(line)
    line.show_exchange(exchange(token))
    return line


def test_credentials_are_covered_until_the_eye_is_opened(theme: Theme, qtbot: QtBot) -> None:
    line = made(theme, qtbot)
    assert line.covered("Bearer hush") == f"Bearer {COVER}"
    assert line.covered_bytes(b"\xff hush") == b"\xff " + COVER.encode()

    with qtbot.waitSignal(line.turned):
        line.eye.click()

    assert line.covered("Bearer hush") == "Bearer hush"


def test_another_exchange_and_another_screen_close_the_eye(theme: Theme, qtbot: QtBot) -> None:
    line = made(theme, qtbot)
    line.show()
    line.eye.click()

    line.hide()
    assert line.covered("hush") == COVER

    line.show()
    line.eye.click()
    line.show_exchange(exchange("hush"))
    assert line.covered("hush") == COVER


def test_without_credentials_there_is_no_line(theme: Theme, qtbot: QtBot) -> None:
    assert made(theme, qtbot, "").isHidden()


def test_secrets_known_from_elsewhere_are_covered_too(theme: Theme, qtbot: QtBot) -> None:
    line = made(theme, qtbot, "")

    line.show_known(("open sesame",))

    assert line.covered("X-Other: open sesame") == f"X-Other: {COVER}"
    assert not line.isHidden()
