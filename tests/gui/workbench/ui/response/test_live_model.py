"""The rows of a live list: capped, filtered, growing at the end."""

from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.core.live import LiveMessage
from workbench.ui.common.theme import Theme
from workbench.ui.response.live_model import CONTENT, DIRECTION, KIND, SIZE, LiveModel


def message(number: int, words: str = "", direction: str = "in", kind: str = "tick") -> LiveMessage:
    return LiveMessage(number, 1.5, direction, kind, words or f"m{number}", 1200)  # type: ignore[arg-type] # a literal


def shown(model: LiveModel) -> list[str]:
    return [str(model.index(row, CONTENT).data()) for row in range(model.rowCount())]


def test_it_grows_and_forgets_the_oldest(theme: Theme, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = LiveModel(theme, most=3)
    qtmodeltester.check(model)
    model.add([message(1), message(2)])
    model.add([message(3), message(4)])

    assert shown(model) == ["m2", "m3", "m4"]
    model.add([message(number) for number in range(5, 20)])
    assert shown(model) == ["m17", "m18", "m19"]
    model.clear()
    assert shown(model) == []


def test_a_filter_looks_at_kind_and_content_and_holds_for_what_comes(theme: Theme, qtbot: QtBot) -> None:
    model = LiveModel(theme)
    model.add([message(1, "apple"), message(2, "pear"), message(3, "plum", kind="Apple-event")])
    model.filter("APPLE")
    model.add([message(4, "pineapple"), message(5, "kiwi")])

    assert shown(model) == ["apple", "plum", "pineapple"]
    model.filter("")
    assert len(shown(model)) == 5


def test_what_a_row_says(theme: Theme, qtbot: QtBot) -> None:
    model = LiveModel(theme)
    model.add([message(1, "two\n lines"), message(2, "open", "note", "open")])

    row = [str(model.index(0, column).data()) for column in (DIRECTION, KIND, CONTENT, SIZE)]
    assert row == ["↓", "tick", "two lines", "1.2 kB"]
    assert str(model.index(0, 1).data()).endswith(".500")
    assert model.index(1, SIZE).data() == ""
    assert model.message(1) == message(2, "open", "note", "open")
    assert model.message(2) is None
