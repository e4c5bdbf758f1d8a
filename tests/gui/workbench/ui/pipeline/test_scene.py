from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from tests.gui.workbench.ui.pipeline.views import plain_view
from tests.unit.workbench.core.trace.traces import hit_trace
from workbench.core.trace.replay import plan_replay
from workbench.core.trace.view import view_of
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.caption_item import CaptionItem
from workbench.ui.pipeline.scene import PipelineScene


def captions(scene: PipelineScene) -> list[str]:
    return sorted(item.text for item in scene.items() if isinstance(item, CaptionItem))


def test_turns_stand_under_their_cards(qtbot: QtBot, theme: Theme) -> None:
    scene = PipelineScene(theme)

    scene.show_view(plain_view(), (("http.rate_limit", (("429", 3),)),), 1_000)

    assert captions(scene) == ["429 ×3"]


def test_cache_says_its_answer(qtbot: QtBot, theme: Theme) -> None:
    scene = PipelineScene(theme)

    scene.show_view(view_of(hit_trace()), (), 1_000)

    assert captions(scene) == ["hit · age 3 s"]


def test_another_view_leaves_nothing_of_the_old_one(qtbot: QtBot, theme: Theme) -> None:
    scene = PipelineScene(theme)
    scene.show_view(plain_view(), (("http.rate_limit", (("429", 3),)),), 1_000)
    before = len(scene.items())

    scene.show_view(plain_view(), (("http.rate_limit", (("429", 3),)),), 1_000)

    assert len(scene.items()) == before


def test_dot_moves_along_the_lanes_and_goes(qtbot: QtBot, theme: Theme) -> None:
    scene = PipelineScene(theme)
    view = plain_view()
    scene.show_view(view, (), 1_000)
    replay = plan_replay(view.cards, 2_400.0)
    assert replay is not None

    start = scene.show_position(replay.position(0), trail=True)
    end = scene.show_position(replay.position(2_400), trail=True)
    gone = scene.show_position(None, trail=True)

    assert start is not None
    assert end is not None
    assert (start.x(), start.y() < end.y()) == (end.x(), True)
    assert gone is None


def test_index_at_finds_cards_only(qtbot: QtBot, theme: Theme) -> None:
    scene = PipelineScene(theme)
    scene.show_view(plain_view(), (), 1_000)

    assert scene.index_at(QPointF(30, 60)) == 0
    assert scene.index_at(QPointF(5_000, 60)) is None
