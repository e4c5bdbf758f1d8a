from pathlib import Path

import pytest

from lessons.format.models import Place, Watch
from workbench.ui.lesson.watch import WatchView

PLACE = Place(Path("x.md"), 1)


@pytest.mark.parametrize(
    ("chart", "title"),
    [
        ("latency", "Watch the latency"),
        ("cache", "Watch the cache lookups"),
        ("rate", "Watch the requests per second"),
    ],
)
def test_it_names_the_chart_and_asks(theme, shown, chart, title) -> None:
    view = shown(WatchView(theme, Watch(chart, "What happens after the flip?", (), PLACE)))

    assert view.title.text() == title
    assert view.ask.text() == "What happens after the flip?"
    assert view.accessibleName() == f"{title}: What happens after the flip?"


def test_the_course_points_at_charts(pack) -> None:
    watched = {watch.chart for lesson in pack.lessons for step in lesson.steps for watch in step.of(Watch)}

    assert watched == {"latency", "cache", "rate"}
