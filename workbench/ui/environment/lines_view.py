"""The list of names and values in the left rail; secrets are covered until their eye is opened."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from workbench.core.masking import covered
from workbench.core.variables.listing import Line
from workbench.ui.common.icons import pixmap
from workbench.ui.common.theme import Theme
from workbench.ui.common.tips import plain
from workbench.ui.variables.words import told

Index = QModelIndex | QPersistentModelIndex
LINE, REVEALED = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_EYE, _EDGE, _GAP = 16, 12, 14
_LEAST_SHARE, _MOST_SHARE = 0.27, 0.45
"""Names get as much of the width as the longest needs, within these bounds."""


class LinesModel(QAbstractListModel):
    """Holds the lines, and whose eye is open."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._revealed: frozenset[str] = frozenset()
        self.longest = ""
        """The longest name, by which the columns are laid out."""

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines; names that stay keep their eye as it is."""
        self.beginResetModel()
        self._lines = lines
        self._revealed &= {line.name for line in lines}
        self.longest = max((line.name for line in lines), key=len, default="")
        self.endResetModel()

    def cover_all(self) -> None:
        """Close every eye."""
        self._revealed = frozenset()
        self.dataChanged.emit(self.index(0), self.index(max(0, len(self._lines) - 1)))

    def turn(self, index: Index) -> None:
        """Open or close the eye of a secret."""
        line = self._lines[index.row()]
        if line.secret and line.value:
            self._revealed ^= {line.name}
            self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == REVEALED:
            return line.name in self._revealed
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{0}, {1}").format(line.name, self._spoken(line))
        return None

    def shown(self, line: Line) -> str:
        """What stands behind a name."""
        match line.look.state:
            case "known":
                return covered(line.value) if line.secret and line.name not in self._revealed else line.value
            case "no_value":
                return self.tr("no value here")
            case "cycle":
                return self.tr("goes round in a circle")
            case "unknown" | "too_much":
                return self.tr("can't be filled in")

    def _spoken(self, line: Line) -> str:
        return self.tr("covered") if line.secret and line.name not in self._revealed else self.shown(line)


class LineDelegate(QStyledItemDelegate):
    """Name in blue, value, and an eye at the end of a secret."""

    def __init__(self, theme: Theme, parent: QWidget, model: LinesModel) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self._theme.size("rowDense"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, _without_text(option), QModelIndex())
        line: Line = index.data(LINE)
        painter.save()
        painter.setFont(self._theme.font("caption", mono=True))
        known = line.look.error is None
        self._write(painter, self._name_rect(option.rect), line.name, "accent.base" if known else "error.base")
        token = "text.primary" if known else "warn.base" if line.look.state == "no_value" else "error.base"
        has_eye = line.secret and bool(line.value)
        self._write(painter, self._value_rect(option.rect, has_eye), str(index.data()), token)
        if has_eye:
            eye = self.eye_rect(option.rect)
            name = "eye" if index.data(REVEALED) else "eye-off"
            painter.drawPixmap(eye.topLeft(), pixmap(self._theme, name, "text.secondary", _EYE))
        painter.restore()

    def eye_rect(self, rect: QRect) -> QRect:
        """Where the eye stands."""
        return QRect(rect.right() - _EDGE - _EYE + 1, rect.center().y() - _EYE // 2 + 1, _EYE, _EYE)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if not index.isValid():
            return False
        QToolTip.showText(event.globalPos(), plain(told(index.data(LINE).look)), view)
        return True

    def _write(self, painter: QPainter, rect: QRect, words: str, token: str) -> None:
        painter.setPen(self._theme.color(token))
        cut = painter.fontMetrics().elidedText(words.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)

    def _name_rect(self, rect: QRect) -> QRect:
        return QRect(rect.left() + _EDGE, rect.top(), self._names_width(rect) - _EDGE - 6, rect.height())

    def _value_rect(self, rect: QRect, has_eye: bool) -> QRect:
        left = rect.left() + self._names_width(rect)
        return QRect(left, rect.top(), rect.right() - left - (_EDGE + _EYE if has_eye else 4), rect.height())

    def _names_width(self, rect: QRect) -> int:
        metrics = QFontMetrics(self._theme.font("caption", mono=True))
        wanted = _EDGE + metrics.horizontalAdvance(self._model.longest) + _GAP
        return int(min(max(wanted, rect.width() * _LEAST_SHARE), rect.width() * _MOST_SHARE))


class LinesView(QListView):
    """A click on an eye, or Space, opens and closes it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LinesModel(self)
        self._delegate = LineDelegate(theme, self, self.lines)
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Values of the environment"))
        theme.changed.connect(self.viewport().update)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._delegate.eye_rect(self.visualRect(index)).contains(event.position().toPoint()):
            self.lines.turn(index)
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.lines.turn(self.currentIndex())
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.lines.cover_all()  # nothing stands open when the screen is shown again, maybe to others
        super().hideEvent(event)


def _without_text(option: QStyleOptionViewItem) -> QStyleOptionViewItem:
    plain = QStyleOptionViewItem(option)
    plain.text = ""
    return plain
