"""Shows an image as large as fits: decoded away from the window's thread, with caps, and nothing else is loaded."""

import re
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from workbench.ui.common.theme import Theme
from workbench.ui.response import units

MAX_FILE_BYTES = 32 << 20
MAX_PIXELS = 40_000_000
_MAX_SVG_BYTES = 1 << 20
_SVG_SIDE = 1024
_OUTSIDE = re.compile(rb"""\b(?:xlink:)?href\s*=\s*(?:"(?!#)[^"]*"|'(?!#)[^']*')""", re.IGNORECASE)
_IMAGES = re.compile(rb"<image\b[^>]*>(?:\s*</image>)?", re.IGNORECASE)
_CHARSET = re.compile(rb"""\bencoding\s*=\s*["']([^"']*)["']""", re.IGNORECASE)
_PLAIN = (b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1")
_TEXT = (b"<", b" ", b"\t", b"\r", b"\n", b"\xef")
"""What begins otherwise is packed, or in a charset in which nothing can be found by its bytes."""
_CHECK = 8


class _Loaded(QObject):
    """Brings a result to the window's thread.

    Signals:
        done: Carries the path, the image and what is wrong with it.
    """

    done = Signal(str, QImage, str)


class _Load(QRunnable):
    def __init__(self, path: Path, told: _Loaded) -> None:
        super().__init__()
        self._path = path
        self._told = told

    def run(self) -> None:
        try:
            image, problem = load(self._path)
        except OSError as error:
            image, problem = QImage(), str(error)
        self._told.done.emit(str(self._path), image, problem)


def load(path: Path) -> tuple[QImage, str]:
    """The image, or an empty one and why."""
    size = path.stat().st_size
    if size > MAX_FILE_BYTES:
        return QImage(), f"An image is shown up to {units.size(MAX_FILE_BYTES)}; this one has {units.size(size)}."
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    is_svg = bytes(reader.format().data()).startswith(b"svg")
    return _svg(path) if is_svg else _pixels(reader)


def _pixels(reader: QImageReader) -> tuple[QImage, str]:
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > MAX_PIXELS:
        words = f"{size.width():,} × {size.height():,}"
        return QImage(), f"An image is shown up to {MAX_PIXELS // 1_000_000} megapixels; this one is {words}."
    image = reader.read()
    return image, "" if not image.isNull() else reader.errorString()


def _svg(path: Path) -> tuple[QImage, str]:
    """Not even files of this machine are loaded: what names any is taken out, where that can be seen in the text."""
    content = path.read_bytes()
    if len(content) > _MAX_SVG_BYTES:
        return QImage(), f"An SVG is drawn up to {units.size(_MAX_SVG_BYTES)}."
    charset = _CHARSET.search(content)
    if content[:1] not in _TEXT or b"\0" in content or (charset and charset[1].lower() not in _PLAIN):
        return QImage(), "An SVG is drawn when it is plain UTF-8 text."
    renderer = QSvgRenderer(QByteArray(_OUTSIDE.sub(b"", _IMAGES.sub(b"", content))))
    if not renderer.isValid():
        return QImage(), "It is no valid SVG."
    size = renderer.defaultSize().scaled(QSize(_SVG_SIDE, _SVG_SIDE), Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image, ""


class ImageView(QWidget):
    """One image on a checkered ground, with its size in words.

    Signals:
        shown: An image was decoded, or could not be.
    """

    shown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._path = ""
        self._image = QImage()
        self.words = ""
        self._told = _Loaded(self)
        self._told.done.connect(self._take)
        self.setAccessibleName(self.tr("Preview of the image"))

    def show_file(self, path: Path) -> None:
        """Decode another file; the same one stays."""
        if str(path) != self._path:
            self._path, self._image, self.words = str(path), QImage(), self.tr("decoding…")
            QThreadPool.globalInstance().start(_Load(path, self._told))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg.raised"))
        room = self.rect().adjusted(12, 12, -12, -32)
        if not self._image.isNull():
            target = QRectF(room)
            size = self._image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            if self._image.width() <= room.width() and self._image.height() <= room.height():
                size = self._image.size()
            target.setSize(size.toSizeF())
            target.moveCenter(QRectF(room).center())
            self._paint_ground(painter, target)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(target, self._image)
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.color("text.muted"))
        foot = self.rect().adjusted(12, self.height() - 28, -12, -4)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self.words)

    def _paint_ground(self, painter: QPainter, target: QRectF) -> None:
        painter.save()
        painter.setClipRect(target)
        painter.fillRect(target, self._theme.color("bg.panel"))
        box = target.toAlignedRect()
        for row, top in enumerate(range(box.top(), box.bottom() + 1, _CHECK)):
            for left in range(box.left() + _CHECK * (row % 2), box.right() + 1, 2 * _CHECK):
                painter.fillRect(left, top, _CHECK, _CHECK, self._theme.color("line.subtle"))
        painter.restore()

    def _take(self, path: str, image: QImage, problem: str) -> None:
        if path == self._path:
            self._image = image
            self.words = problem or f"{image.width():,} × {image.height():,}"
            self.update()
            self.shown.emit()
