from pytestqt.qtbot import QtBot

from workbench.core.fetch.seen import Message
from workbench.state.persona import PersonaSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.persona.messages import MOST, MessageList


def test_what_went_and_what_stayed(qtbot: QtBot, theme: Theme, stopped: PersonaSnapshot) -> None:
    shown = MessageList(theme)
    qtbot.addWidget(shown)
    assert stopped.exchange
    assert stopped.exchange.seen
    shown.show_messages(stopped.exchange.seen.messages)

    assert shown.lines == ("1 OPTIONS /tasks preflight 204", "2 POST /tasks never leaves the tab")


def test_other_ends(qtbot: QtBot, theme: Theme) -> None:
    shown = MessageList(theme)
    qtbot.addWidget(shown)
    shown.show_messages(
        (
            Message("GET", "/a", "request", "from cache", 200),
            Message("GET", "/a", "revalidate", "answered", 304),
            Message("GET", "/a", "request", "failed"),
            Message("GET", "/a", "request", "lost"),
            Message("GET", "/a", "request", "answered", 404),
        )
    )

    assert [line.split(" ", 3)[3] for line in shown.lines] == [
        "200 from the cache",
        "still the same? 304",
        "no answer",
        "answer lost",
        "404",
    ]


def test_a_long_chain_is_cut_and_nothing_is_hidden(qtbot: QtBot, theme: Theme) -> None:
    shown = MessageList(theme)
    qtbot.addWidget(shown)
    shown.show_messages((Message("GET", "/a", "redirect", "answered", 302),) * (MOST + 3))
    assert not shown.isHidden()
    shown.show_messages(())
    assert shown.isHidden()
