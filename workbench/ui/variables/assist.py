"""Helps where variables are typed: offers names after ``{{``, and says under the pointer what a variable is."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRectF, QStringListModel, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QTextCursor
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextEdit,
    QToolTip,
    QWidget,
)

from workbench.core.variables import Scopes, Use, begun, use_at
from workbench.core.variables.look import look
from workbench.ui.common.theme import Theme
from workbench.ui.common.tips import plain
from workbench.ui.variables.words import scope_name, shown, told

Editor = QLineEdit | QTextEdit | QPlainTextEdit
_ROWS = 8
_GAP = "   "
_WIDEST, _MEASURED = 460, 50
_PROBLEMS = {"cycle": "↻", "no_value": "–", "unknown": "?", "too_much": "?"}
_GONE = (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.MouseButtonPress)


class VariableAssist(QObject):
    """Works on one editor, which keeps the focus all the time."""

    def __init__(self, theme: Theme, editor: Editor) -> None:
        super().__init__(editor)
        self._theme = theme
        self._editor = editor
        self._scopes = Scopes()
        self._names = QStringListModel(self)
        self._popup: QListView | None = None
        editor.installEventFilter(self)
        if not isinstance(editor, QLineEdit):
            editor.viewport().installEventFilter(self)
        editor.textChanged.connect(self._offer)

    @property
    def offered(self) -> tuple[str, ...]:
        """The names on offer just now."""
        return tuple(self._names.stringList()) if self.offering else ()

    @property
    def offering(self) -> bool:
        return self._popup is not None and self._popup.isVisible()

    def value_of(self, name: str) -> str:
        """What a name on offer comes to, as it may be shown."""
        found = look(Use(name, 0, 0), self._scopes)
        if found.resolved is None:
            return _PROBLEMS.get(found.state, "")
        return f"{shown(found.resolved, name)}  ·  {scope_name(found.resolved.scope)}".replace("\n", " ")

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what names mean now."""
        self._scopes = scopes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self._editor:
            return self.takes(event)
        if event.type() in _GONE and self._popup is not None:
            self._popup.hide()
        if isinstance(event, QHelpEvent):
            return self._hover(event)
        return False

    def takes(self, event: QKeyEvent) -> bool:
        """Let the list have a key, as long as it is open; tells whether it wanted it."""
        if not self.offering or self._popup is None:
            return False
        row = self._popup.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._popup.setCurrentIndex(self._names.index((row + step) % self._names.rowCount()))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                self._take(self._popup.currentIndex())
            case Qt.Key.Key_Escape:
                self._popup.hide()
            case _:
                return False
        return True

    def _offer(self) -> None:
        typed = begun(self._before_cursor()) if self._editor.hasFocus() else None
        found = [] if typed is None else _matching(typed, self._scopes.names)
        if found:
            self._show(found)
        elif self._popup is not None:
            self._popup.hide()

    def _show(self, names: list[str]) -> None:
        self._names.setStringList(names)
        popup = self._popup = self._popup or self._made()
        popup.setCurrentIndex(self._names.index(0))
        metrics = popup.fontMetrics()
        widest = max(metrics.horizontalAdvance(f"{name}{_GAP}{self.value_of(name)}") for name in names[:_MEASURED])
        popup.resize(min(widest + 40, _WIDEST), popup.sizeHintForRow(0) * min(len(names), _ROWS) + 6)
        rect = QRectF(self._editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)).toRect()
        popup.move(self._editor.mapToGlobal(rect.bottomLeft() + QPoint(0, 4)))
        popup.show()

    def _made(self) -> QListView:
        popup = QListView(self._editor)
        popup.setWindowFlags(Qt.WindowType.ToolTip)
        popup.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        popup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        popup.setFont(self._theme.font("small", mono=True))
        popup.setModel(self._names)
        popup.setItemDelegate(_NameDelegate(self._theme, popup, self))
        popup.setAccessibleName(self.tr("Variables"))
        popup.clicked.connect(self._take)
        return popup

    def _take(self, index: QModelIndex) -> None:
        name = str(index.data())
        typed = begun(self._before_cursor()) or ""
        if self._popup is not None:
            self._popup.hide()
        closed = self._after_cursor().lstrip(" ").startswith("}}")
        self._replace(len(typed), name if closed else f"{name}}}}}")

    def _before_cursor(self) -> str:
        if isinstance(self._editor, QLineEdit):
            return self._editor.text()[: self._editor.cursorPosition()]
        cursor = self._editor.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]

    def _after_cursor(self) -> str:
        if isinstance(self._editor, QLineEdit):
            return self._editor.text()[self._editor.cursorPosition() :]
        cursor = self._editor.textCursor()
        return cursor.block().text()[cursor.positionInBlock() :]

    def _replace(self, characters: int, text: str) -> None:
        """Put a text in place of what stands before the cursor, so that undo brings that back."""
        if isinstance(self._editor, QLineEdit):
            self._editor.setSelection(self._editor.cursorPosition() - characters, characters)
            self._editor.insert(text)
            return
        cursor = self._editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, characters)
        cursor.insertText(text)
        self._editor.setTextCursor(cursor)

    def _hover(self, event: QHelpEvent) -> bool:
        text, at = self._under(event.pos())
        use = use_at(text, at)
        if use is None:
            return False
        QToolTip.showText(event.globalPos(), plain(told(look(use, self._scopes))), self._editor)
        return True

    def _under(self, position: QPoint) -> tuple[str, int]:
        if isinstance(self._editor, QLineEdit):
            return self._editor.text(), self._editor.cursorPositionAt(position)
        cursor = self._editor.cursorForPosition(position)
        return cursor.block().text(), cursor.positionInBlock()


class _NameDelegate(QStyledItemDelegate):
    """A name, and behind it in muted what it comes to and where that is from."""

    def __init__(self, theme: Theme, parent: QWidget, assist: VariableAssist) -> None:
        super().__init__(parent)
        self._theme = theme
        self._assist = assist

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        name = str(index.data())
        taken = option.fontMetrics.horizontalAdvance(f"{name}{_GAP}") + 4
        room = option.rect.adjusted(taken, 0, -6, 0)
        told = option.fontMetrics.elidedText(self._assist.value_of(name), Qt.TextElideMode.ElideRight, room.width())
        painter.save()
        painter.setFont(option.font)
        painter.setPen(self._theme.color("text.muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, told)
        painter.restore()


def _matching(typed: str, names: tuple[str, ...]) -> list[str]:
    """Those that begin so, then those that have it somewhere; none when it is all there already."""
    lower = typed.lower()
    begin = [name for name in names if name.lower().startswith(lower)]
    inside = [name for name in names if lower in name.lower() and name not in begin]
    return begin + inside


def offers_names(widget: QWidget) -> bool:
    """Whether the list of names is open over a widget: its keys aren't for others then."""
    assist = widget.findChild(VariableAssist)
    return assist is not None and assist.offering
