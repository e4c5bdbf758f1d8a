"""The request as it will be sent: its bytes as lines, and at their right who added each of them."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.core.as_sent import SentLine
from workbench.ui.common.buttons import IconButton
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.theme import Theme

Index = QModelIndex | QPersistentModelIndex
LINE = int(Qt.ItemDataRole.UserRole)
_ROW, _BY_WIDTH, _PAD = 20, 92, 12


class SentModel(QAbstractListModel):
    """The lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[SentLine, ...] = ()

    def show_lines(self, lines: tuple[SentLine, ...]) -> None:
        if lines != self.lines:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.text}, {line.by}" if line.by else line.text
        if role == Qt.ItemDataRole.ToolTipRole and line.text:
            added = f"{line.by}: {line.why}" if line.why else line.by
            return f"{line.text}\n{added}".strip()
        return None


class SentDelegate(QStyledItemDelegate):
    """Header names in one colour, values in another, who added it muted at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(_BY_WIDTH, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: SentLine = index.data(LINE)
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("bg.selected"))
        painter.setFont(self._theme.font("small", mono=True))
        at = rect.adjusted(_PAD, 0, -_BY_WIDTH - _PAD, 0)
        if line.kind == "header":
            name, colon, value = line.text.partition(":")
            self._write(painter, at, name + colon, "text.secondary")
            at = at.adjusted(painter.fontMetrics().horizontalAdvance(name + colon), 0, 0, 0)
            self._write(painter, at, value, "text.primary")
        else:
            self._write(painter, at, line.text, "text.muted" if line.kind == "note" else "text.primary")
        painter.setFont(self._theme.font("small"))
        by = QRect(rect.right() - _BY_WIDTH, rect.top(), _BY_WIDTH - _PAD, rect.height())
        self._write(painter, by, line.by, "text.muted", right=True)

    def _write(self, painter: QPainter, rect: QRect, words: str, token: str, *, right: bool = False) -> None:
        painter.setPen(self._theme.color(token))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)


class AsSentView(QWidget):
    """Title, list, and a word where nothing can be sent.

    Signals:
        reveal_toggled: Secrets shall be shown in clear, or covered again.
    """

    reveal_toggled = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.model = SentModel(self)
        self.list = _Lines(self)
        self.reveal = IconButton(theme, "eye-off", self.tr("Show secrets in clear"))
        self._problem = paragraph(theme, "", "small", "error.base")
        self._stack = QStackedWidget()
        self._build()
        theme.changed.connect(self.list.viewport().update)

    def show_lines(self, lines: tuple[SentLine, ...]) -> None:
        """Show a request that can be sent."""
        self.model.show_lines(lines)
        self._stack.setCurrentWidget(self.list)

    def show_problem(self, problem: str) -> None:
        """Show why this can't become a request."""
        self.model.show_lines(())
        self._problem.setText(problem)
        self._stack.setCurrentWidget(self._problem)

    def _build(self) -> None:
        self.setProperty("kind", "inset")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list.setModel(self.model)
        self.list.setItemDelegate(SentDelegate(self._theme, self.list))
        self.list.setAccessibleName(self.tr("The request as it will be sent"))
        self.list.setFont(self._theme.font("small", mono=True))
        self._problem.setContentsMargins(_PAD, 8, _PAD, 8)
        self._problem.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.reveal.setCheckable(True)
        self.reveal.toggled.connect(self._on_reveal)
        head = QHBoxLayout()
        head.setContentsMargins(_PAD, 4, 8, 4)
        head.addWidget(text(self._theme, self.tr("As sent"), "heading"))
        head.addStretch(1)
        head.addWidget(text(self._theme, self.tr("added by"), "small", "text.muted"))
        head.addWidget(self.reveal)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._problem)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def _on_reveal(self, shown: bool) -> None:
        self.reveal.set_icon_name("eye" if shown else "eye-off")
        self.reveal_toggled.emit(shown)


class _Lines(QListView):
    """A list whose selected lines can be copied."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet("background: transparent;")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
            QGuiApplication.clipboard().setText("\n".join(str(index.data()) for index in rows))
        else:
            super().keyPressEvent(event)
