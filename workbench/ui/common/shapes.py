"""Silhouettes of the stage kinds: told apart without colour."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

_POLYGONS: dict[str, tuple[int, float]] = {"gate": (4, 0.0), "handler": (6, 30.0), "cache": (3, 0.0), "job": (5, 0.0)}
"""Corners and turn in degrees of the kinds that are regular polygons, the first corner on top."""


def stage_path(kind: str, rect: QRectF) -> QPainterPath:
    """The filled outline of a stage kind inside ``rect``: 12 px in cards, 10 px in rulers and legends."""
    path = QPainterPath()
    if kind in _POLYGONS:
        path.addPolygon(_polygon(rect, *_POLYGONS[kind]))
        path.closeSubpath()
    elif kind == "context":
        bar = rect.adjusted(0, rect.height() * 0.24, 0, -rect.height() * 0.24)
        path.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
    elif kind == "framework":
        path.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 1, 1)
    elif kind == "data":
        path = _cylinder(rect)
    else:
        path.addEllipse(rect)
    return path


def _polygon(rect: QRectF, corners: int, turn: float) -> QPolygonF:
    centre, radius = rect.center(), min(rect.width(), rect.height()) / 2
    angles = (math.radians(turn - 90 + 360 * corner / corners) for corner in range(corners))
    points = [QPointF(math.cos(angle), math.sin(angle)) for angle in angles]
    drop = -(min(point.y() for point in points) + max(point.y() for point in points)) / 2
    return QPolygonF([centre + QPointF(point.x(), point.y() + drop) * radius for point in points])


def _cylinder(rect: QRectF) -> QPainterPath:
    lid = rect.height() * 0.32
    body = QPainterPath()
    body.setFillRule(body.fillRule().WindingFill)
    body.addRect(rect.adjusted(0.5, lid / 2, -0.5, -lid / 2))
    body.addEllipse(QRectF(rect.left() + 0.5, rect.bottom() - lid, rect.width() - 1, lid))
    cap = QPainterPath()
    cap.addEllipse(QRectF(rect.left() + 0.5, rect.top(), rect.width() - 1, lid))
    gap = QPainterPath()
    gap.addEllipse(QRectF(rect.left() + 0.5, rect.top() + 1.5, rect.width() - 1, lid))
    return body.simplified().subtracted(gap).united(cap)
