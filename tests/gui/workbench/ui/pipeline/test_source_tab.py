from pytestqt.qtbot import QtBot

from server.contract.traces import StageSource
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.source_tab import SourceTab

SOURCE = StageSource(
    stage="http.rate_limit",
    path="server/features/http/rate_limit.py",
    line=12,
    text='class RateLimit:\n    """Token bucket."""\n    rate = 5  # per second\n',
    about="Problem: one client\ntakes it all.\n\nMore.",
)


def test_source_is_shown_whole_with_where_it_stands(qtbot: QtBot, theme: Theme) -> None:
    tab = SourceTab(theme)
    qtbot.addWidget(tab)

    tab.show_source(SOURCE)

    assert tab.code.toPlainText() == SOURCE.text
    assert tab.place.text() == "server/features/http/rate_limit.py:12"
    assert tab.about.text() == "Problem: one client takes it all."


def test_keywords_and_comments_have_their_colours(qtbot: QtBot, theme: Theme) -> None:
    tab = SourceTab(theme)
    qtbot.addWidget(tab)

    tab.show_source(SOURCE)

    first = tab.code.document().firstBlock()
    formats = [piece.format.foreground().color() for piece in first.layout().formats()]
    cursor = tab.code.textCursor()
    cursor.setPosition(2)
    assert cursor.charFormat().foreground().color() == theme.color("syntax.keyword")
    assert formats == []  # written into the text, not laid over it


def test_a_reason_is_shown_while_there_is_none(qtbot: QtBot, theme: Theme) -> None:
    tab = SourceTab(theme)
    qtbot.addWidget(tab)

    tab.show_source(None, "There is no source to show for 'client'.")

    assert tab.code.toPlainText() == ""
    assert "no source" in tab.about.text()
