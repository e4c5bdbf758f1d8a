from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.gui.workbench.ui.pipeline.views import compared_snapshot
from tests.unit.workbench.core.trace.traces import make_trace
from workbench.core.trace.ruler import Ruler
from workbench.core.trace.view import view_of
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.ruler import BAR_TOP, RulerView, earlier_words


@pytest.fixture
def ruler() -> Ruler:
    snapshot = compared_snapshot()
    assert snapshot.selected is not None
    made = view_of(snapshot.selected, earlier=snapshot.compared).ruler
    assert made is not None
    return made


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> RulerView:
    view = RulerView(theme)
    qtbot.addWidget(view)
    view.resize(1_000, 84)
    return view


def test_earlier_run_is_put_into_words(ruler: Ruler) -> None:
    assert earlier_words(ruler) == "#141 with index none: 9.14 ms, 23× past this edge"


def test_click_on_a_span_opens_its_stage(qtbot: QtBot, view: RulerView, ruler: Ruler) -> None:
    view.show_ruler(ruler)
    span = next(span for span in ruler.spans if span.stage == "sql")
    x = 12 + (span.start_ms + span.end_ms) / 2 / ruler.end_ms * (1_000 - 24)

    with qtbot.waitSignal(view.opened) as opened:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(int(x), int(BAR_TOP) + 8))

    assert opened.args == ["sql"]


def test_it_paints_with_playhead_and_without(view: RulerView, ruler: Ruler) -> None:
    view.show_ruler(ruler)
    plain = view.grab().toImage()

    view.show_playhead(0.2)

    assert view.grab().toImage() != plain


def test_it_says_its_length(view: RulerView, ruler: Ruler) -> None:
    view.show_ruler(ruler)
    told = view.accessibleName()
    view.show_ruler(None)

    assert told == "Time ruler, 0.40 ms"
    assert view.accessibleName() == "Time ruler, empty"


def test_no_earlier_run_no_words() -> None:
    made = view_of(make_trace()).ruler

    assert made is not None
    assert earlier_words(made) == ""


def test_an_earlier_run_that_ends_just_past_the_edge_is_not_called_once_as_long(ruler: Ruler) -> None:
    assert ruler.earlier is not None
    barely = replace(ruler, earlier=replace(ruler.earlier, duration_ms=ruler.end_ms * 1.04, changed=()))

    assert earlier_words(barely).endswith("ends just past this edge")
