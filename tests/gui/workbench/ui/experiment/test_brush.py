from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from workbench.ui.common.theme import Theme
from workbench.ui.experiment.brush import Brush


def paint(theme: Theme, side: str) -> QImage:
    image = QImage(40, 20, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    Brush(painter, theme).swatch(QRectF(2, 2, 36, 16), "A" if side == "A" else "B")
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, 10).name() for x in range(5, 35)}


def test_sides_differ_by_more_than_colour(theme: Theme) -> None:
    hatched, filled = paint(theme, "A"), paint(theme, "B")

    assert len(colours(hatched)) > 1
    assert len(colours(filled)) == 1


def test_words_are_measured_in_their_font(theme: Theme) -> None:
    image = QImage(40, 20, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    brush = Brush(painter, theme)

    assert brush.width("22.0×", mono=True) > brush.width("22", mono=True) > 0
    painter.end()
