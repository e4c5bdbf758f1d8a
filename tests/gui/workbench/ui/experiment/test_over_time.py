from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from workbench.core.experiment import ExperimentResult
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.brush import Brush
from workbench.ui.experiment.over_time import draw_over_time


def test_slow_runs_lie_above_fast_ones(theme: Theme, finished: ExperimentResult) -> None:
    image = QImage(800, 300, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)

    draw_over_time(Brush(painter, theme), QRectF(0, 0, 800, 300), finished, (0.1, 100.0))
    painter.end()

    accent = theme.color("accent.base").name()
    rows_of_b = {y for y in range(300) for x in range(210, 390) if image.pixelColor(x, y).name() == accent}
    rows_in_a = {y for y in range(300) for x in range(10, 190) if image.pixelColor(x, y).name() == accent}
    assert rows_of_b
    assert min(rows_of_b) > 150
    assert not rows_in_a
