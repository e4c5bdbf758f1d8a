"""The palette itself: a field and a list over the window, opened with Ctrl+K."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from workbench.actions.commands import Commands
from workbench.ui.common.labels import line, text
from workbench.ui.common.theme import Theme
from workbench.ui.palette.delegate import CommandDelegate
from workbench.ui.palette.model import CommandModel

_WIDTH = 560
_ROWS = 11
_HEAD = 52


class CommandPalette(QFrame):
    """Lets any command be found by a few letters and run with Enter; Esc gives the focus back."""

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._commands = commands
        self._field = QLineEdit()
        self._model = CommandModel()
        self._delegate = CommandDelegate(theme)
        self._list = QListView()
        self._none = text(theme, self.tr("No command fits."), "body", "text.muted")
        self._before: QWidget | None = None
        self._build()
        self.hide()

    @property
    def field(self) -> QLineEdit:
        """Where the letters are typed."""
        return self._field

    @property
    def model(self) -> CommandModel:
        """The commands that are listed."""
        return self._model

    def open(self) -> None:
        """Show it with every command that can be run now."""
        window = self.window()
        self._before = window.focusWidget()
        self._field.clear()
        self._model.load(self._commands.all())
        self._fit()
        self._select(0)
        self.move((window.width() - _WIDTH) // 2, 52)
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_palette(self) -> None:
        """Hide it and give the focus back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_ROWS, Qt.Key.Key_PageDown: _ROWS}
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self._list.currentIndex())
        elif key in steps:
            last = self._model.rowCount() - 1
            self._select(max(0, min(last, self._list.currentIndex().row() + steps[key])))
        else:
            return False
        return True

    def _build(self) -> None:
        self.setProperty("kind", "popup")
        self._field.setProperty("kind", "plain")
        self._field.setTextMargins(14, 0, 14, 0)
        self._field.setPlaceholderText(self.tr("Search or run a command"))
        self._field.setAccessibleName(self.tr("Search or run a command"))
        self._field.textChanged.connect(self._on_typed)
        self._field.installEventFilter(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setAccessibleName(self.tr("Commands"))
        self._list.clicked.connect(self._run)
        self._none.setContentsMargins(14, 8, 14, 8)
        self._none.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 6)
        layout.setSpacing(0)
        layout.addSpacing(7)
        layout.addWidget(self._field)
        layout.addSpacing(7)
        layout.addWidget(line())
        layout.addWidget(self._none)
        layout.addWidget(self._list, 1)

    def _on_typed(self, words: str) -> None:
        self._model.search(words)
        self._fit()
        self._select(0)

    def _fit(self) -> None:
        """Be as high as what is listed, up to a limit."""
        found = self._model.rowCount()
        self._none.setVisible(found == 0)
        self._list.setVisible(found > 0)
        height = _HEAD + (self._theme.size("row") + 2) * max(1, min(found, _ROWS))
        self.resize(_WIDTH, min(height, self.window().height() - 80))

    def _select(self, row: int) -> None:
        self._list.setCurrentIndex(self._model.index(row, 0))

    def _run(self, index: QModelIndex) -> None:
        command = self._model.command(index.row())
        if command is not None:
            self.close_palette()
            command.run()
