"""A strip of tabs whose faces have two voices: a word, and a mono prefix or suffix such as a method or a count."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QTabBar, QToolButton, QWidget

from workbench.ui.common.icons import pixmap
from workbench.ui.common.theme import Theme

_PAD, _GAP, _MARK, _CLOSE = 10, 7, 14, 16
_MAX_LABEL = 220
_DOT = 8


@dataclass(frozen=True, slots=True)
class Face:
    """What one tab shows: ``prefix`` and ``suffix`` in mono and in the colour of their token, ``mark`` an icon."""

    label: str
    prefix: str = ""
    prefix_token: str = "text.secondary"
    suffix: str = ""
    suffix_token: str = "text.muted"
    mark: str = ""
    mark_token: str = "error.base"
    mark_word: str = ""
    """What the mark means, for who can't see it."""
    tip: str = ""
    dot: str = ""
    """What a dot in the place of the cross means, in a word; empty for none."""


class TabStrip(QTabBar):
    """Flat tabs with a line under the one in front; ``closable`` ones close by their cross or the middle button.

    Signals:
        chosen: The user went to a tab; carries its index. ``show_faces`` is silent.
        close_wanted: The user wants a tab closed; carries its index.
        move_wanted: The user drags a closable tab; carries its index and the one it shall have.
    """

    chosen = Signal(int)
    close_wanted = Signal(int)
    move_wanted = Signal(int, int)

    def __init__(self, theme: Theme, *, closable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._closable = closable
        self._faces: tuple[Face, ...] = ()
        self._quiet = False
        self._pressed: QPoint | None = None
        self._dragged = -1
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setMouseTracking(True)
        self._arrows = self.findChildren(QToolButton)
        """Qt's own, over the last tab of a full strip."""
        self.currentChanged.connect(self._on_changed)
        theme.changed.connect(self.update)

    def show_faces(self, faces: Sequence[Face], current: int) -> None:
        """Show these tabs, with one in front."""
        self._quiet = True
        self._faces = tuple(faces)
        while self.count() > len(faces):
            self.removeTab(self.count() - 1)
        while self.count() < len(faces):
            self.addTab("")
        for index, face in enumerate(faces):
            words = " ".join(part for part in (face.prefix, face.label, face.suffix, face.mark_word, face.dot) if part)
            if self.tabText(index) != words:
                self.setTabText(index, words)  # never painted: for screen readers, and it asks for a new layout
            self.setTabToolTip(index, face.tip)
        self.setCurrentIndex(current)
        self._quiet = False
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        face = self._faces[index] if index < len(self._faces) else Face("")
        parts = [self._advance(face.label, bold=True)] if face.label else []
        parts += [self._mono_advance(part) for part in (face.prefix, face.suffix) if part]
        parts += [_MARK] if face.mark else []
        parts += [_CLOSE] if self._closable else []
        return QSize(sum(parts) + _GAP * max(0, len(parts) - 1) + 2 * _PAD, self._theme.size("tabBar"))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index, face in enumerate(self._faces):
            self._paint_tab(painter, self.tabRect(index), face, index)
        for arrow in self._arrows:
            if arrow.isVisible():
                painter.fillRect(arrow.geometry(), self._theme.color("bg.panel"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._closable and event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = at, self.tabAt(at)
            if self._on_cross(self._dragged, at):
                return  # closing a tab doesn't bring it to the front first
        super().mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.tabAt(event.position().toPoint())
        middle = event.button() == Qt.MouseButton.MiddleButton
        began = self._pressed is not None and self._on_cross(index, self._pressed)
        crossed = began and self._on_cross(index, event.position().toPoint())
        self._pressed = None
        if self._closable and index >= 0 and (middle or crossed):
            self.close_wanted.emit(index)
            return
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.update()
        self._drag_to(event.position().toPoint())
        super().mouseMoveEvent(event)

    def _drag_to(self, at: QPoint) -> None:
        """Ask for the place of the tab under the pointer, once the dragged one would lie under it there."""
        target, source = self.tabAt(at), self._dragged
        far = self._pressed is not None and abs(at.x() - self._pressed.x()) >= QApplication.startDragDistance()
        if not far or source < 0 or target in (-1, source):
            return
        rect, width = self.tabRect(target), self.tabRect(source).width()
        if at.x() >= rect.right() - width if target > source else at.x() <= rect.left() + width:
            self._dragged = target
            self.move_wanted.emit(source, target)

    def _paint_tab(self, painter: QPainter, rect: QRect, face: Face, index: int) -> None:
        front = index == self.currentIndex()
        if self._closable and front:
            painter.fillRect(rect, self._theme.color("bg.panel"))
        mono = self._theme.font("small", mono=True)
        room = rect.adjusted(_PAD, 0, 0, 0)
        if face.prefix:
            painter.setFont(mono)
            room = self._write(painter, room, face.prefix, face.prefix_token)
        token = "text.primary" if front else "text.secondary"
        label = QFontMetrics(self._font(front)).elidedText(face.label, Qt.TextElideMode.ElideRight, _MAX_LABEL)
        painter.setFont(self._font(front))
        room = self._write(painter, room, label, token)
        if face.suffix:
            painter.setFont(mono)
            room = self._write(painter, room, face.suffix, face.suffix_token)
        if face.mark:
            painter.drawPixmap(
                room.left(), rect.center().y() - 7, pixmap(self._theme, face.mark, face.mark_token, _MARK)
            )
        if self._closable:
            self._paint_end(painter, rect, face, front)
        if front:
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), self._theme.color("accent.base"))

    def _paint_end(self, painter: QPainter, rect: QRect, face: Face, front: bool) -> None:
        """The dot of a tab, and in its place the cross of the one in front or under the pointer."""
        cross = self._cross(rect)
        pointed = self.underMouse() and rect.contains(self.mapFromGlobal(self.cursor().pos()))
        if face.dot and not pointed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent.base"))
            painter.drawEllipse(cross.center().x() - _DOT // 2, cross.center().y() - _DOT // 2, _DOT, _DOT)
        elif front or pointed:
            painter.drawPixmap(cross.topLeft(), pixmap(self._theme, "x", "text.muted", 12))

    def _write(self, painter: QPainter, rect: QRect, text: str, token: str) -> QRect:
        """Write at the left of the free room; gives what is left of it."""
        painter.setPen(self._theme.color(token))
        width = painter.fontMetrics().horizontalAdvance(text)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)
        return rect.adjusted(width + _GAP, 0, 0, 0)

    def _cross(self, rect: QRect) -> QRect:
        return QRect(rect.right() - _PAD - 10, rect.center().y() - 5, 12, 12)

    def _on_cross(self, index: int, at: QPoint) -> bool:
        return index >= 0 and self._cross(self.tabRect(index)).adjusted(-6, -6, 6, 6).contains(at)

    def _font(self, bold: bool) -> QFont:
        return self._theme.font("heading" if bold else "body")

    def _advance(self, text: str, bold: bool) -> int:
        return min(QFontMetrics(self._font(bold)).horizontalAdvance(text), _MAX_LABEL)

    def _mono_advance(self, text: str) -> int:
        return QFontMetrics(self._theme.font("small", mono=True)).horizontalAdvance(text)

    def _on_changed(self, index: int) -> None:
        if not self._quiet and index >= 0:
            self.chosen.emit(index)
