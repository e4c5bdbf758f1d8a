from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from tests.unit.workbench.core.experiments import result
from workbench.core.experiment import ExperimentResult
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.axis import LogAxis
from workbench.ui.experiment.brush import Brush
from workbench.ui.experiment.dumbbells import Dumbbells

Spoken = Callable[[ExperimentResult], list[str]]


@pytest.fixture
def spoken(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Spoken:
    """Everything that is written when a result's dumbbells are drawn."""

    def draw(made: ExperimentResult) -> list[str]:
        image = QImage(900, 400, QImage.Format.Format_ARGB32)
        painter, words = QPainter(image), list[str]()
        monkeypatch.setattr(Brush, "words", lambda _self, _rect, text, *_a, **_k: words.append(text))
        Dumbbells(Brush(painter, theme), made).draw(LogAxis(0.1, 100, 0, 900), QRectF(0, 112, 900, 280))
        painter.end()
        return words

    return draw


def test_names_values_and_factors(spoken: Spoken) -> None:
    words = spoken(result())

    assert words[0] == "p50 0.41"
    assert words[1] == "8.9 p50"
    assert words[2].startswith("22.0× [")


def test_p99_of_few_samples_says_so(spoken: Spoken) -> None:
    assert any("too few samples" in text for text in spoken(result(n=100)))


def test_a_slower_b_stands_on_the_right(spoken: Spoken) -> None:
    assert spoken(result(a_ms=1.0, b_ms=10.0))[0].startswith("p50 1")


def test_factor_of_a_small_difference_at_the_right_edge_stands_on_the_left(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = QImage(900, 400, QImage.Format.Format_ARGB32)
    painter, area = QPainter(image), QRectF(0, 112, 900, 280)
    boxes: list[QRectF] = []
    monkeypatch.setattr(Brush, "words", lambda _self, rect, text, *_a, **_k: "×" in text and boxes.append(rect))

    Dumbbells(Brush(painter, theme), result(a_ms=3.0, b_ms=2.8)).draw(LogAxis(0.1, 5, 0, 900), area)

    painter.end()
    assert len(boxes) == 3
    assert all(box.left() >= 0 and box.right() <= area.right() for box in boxes)
