"""Draws the shipped SVG icons in a token's colour."""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench.ui.common.resources import asset

if TYPE_CHECKING:
    from workbench.ui.common.theme import Theme

_SCALE = 2  # drawn at twice the size: sharp on dense screens too


@cache
def _source(name: str) -> str:
    return asset("icons", f"{name}.svg").read_text("utf-8").replace('stroke-width="2"', 'stroke-width="1.75"')


def _render(svg: str, px: int) -> QPixmap:
    image = QPixmap(px * _SCALE, px * _SCALE)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(_SCALE)
    return image


def pixmap(theme: "Theme", name: str, token: str = "text.secondary", px: int = 16) -> QPixmap:
    """One icon in one colour; ``name`` is Lucide's, for example ``rotate-cw``."""
    return _render(_source(name).replace("currentColor", theme.color(token).name()), px)


def icon(theme: "Theme", name: str, token: str = "text.secondary") -> QIcon:
    """One icon with its disabled form. Ask again after ``theme.changed``."""
    made = QIcon(pixmap(theme, name, token))
    made.addPixmap(pixmap(theme, name, "text.disabled"), QIcon.Mode.Disabled)
    return made


def mark(theme: "Theme", px: int = 20) -> QPixmap:
    """The application's mark: the lane that turns round, with the request on it."""
    svg = asset("mark.svg").read_text("utf-8")
    colors = {"currentColor": "text.primary", "accentColor": "accent.base"}
    for placeholder, token in colors.items():
        svg = svg.replace(placeholder, theme.color(token).name())
    return _render(svg, px)


def app_icon(theme: "Theme") -> QIcon:
    """The window's icon: the mark in the sizes that desktops ask for."""
    made = QIcon()
    for px in (16, 32, 64):
        made.addPixmap(mark(theme, px))
    return made
