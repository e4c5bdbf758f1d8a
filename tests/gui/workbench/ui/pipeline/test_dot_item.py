from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsScene
from pytestqt.qtbot import QtBot

from workbench.ui.pipeline.dot_item import DotItem


def lit_left_of_centre(trail: bool, qtbot: QtBot) -> bool:
    del qtbot
    scene = QGraphicsScene()
    dot = DotItem()
    scene.addItem(dot)
    dot.show_at(QPointF(40, 50), QColor("blue"), trail)
    dot.show_at(QPointF(50, 50), QColor("blue"), trail)
    image = QImage(100, 100, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    scene.render(painter, QRectF(0, 0, 100, 100), QRectF(0, 0, 100, 100))
    painter.end()
    return image.pixelColor(35, 50).alpha() > 0


def test_trail_points_back(qtbot: QtBot) -> None:
    assert lit_left_of_centre(True, qtbot)


def test_reduced_motion_has_no_trail(qtbot: QtBot) -> None:
    assert not lit_left_of_centre(False, qtbot)
