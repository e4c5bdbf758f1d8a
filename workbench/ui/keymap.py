"""The dialog of keyboard shortcuts: shows them all, and lets each command have another."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.actions.commands import Command, Commands
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import paragraph
from workbench.ui.common.theme import Theme
from workbench.ui.keymap_model import COMMAND, GROUP, KEYS, TITLE, KeyMapModel
from workbench.ui.palette.key_text import key_text

Index = QModelIndex | QPersistentModelIndex


class KeyDelegate(QStyledItemDelegate):
    """Records the next key combination.

    Signals:
        pressed: Carries the command, and the keys in portable writing.
    """

    pressed = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        model = index.model()
        option.font = self._theme.font("small" if index.column() == GROUP else "body", mono=index.column() == KEYS)
        muted = index.column() == GROUP
        if index.column() == KEYS and isinstance(model, KeyMapModel) and model.is_changed(index.data(COMMAND)):
            option.font.setWeight(QFont.Weight.Bold)
        token = "text.muted" if muted else "text.primary"
        for role in (option.palette.ColorRole.Text, option.palette.ColorRole.HighlightedText):
            option.palette.setColor(role, self._theme.color(token))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        editor = QKeySequenceEdit(parent)
        editor.setMaximumSequenceLength(1)
        editor.editingFinished.connect(self._on_finished)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin empty: what is pressed next counts."""

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QKeySequenceEdit)
        keys = editor.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if keys:
            self.pressed.emit(index.data(COMMAND), keys)

    def _on_finished(self) -> None:
        editor = self.sender()
        assert isinstance(editor, QKeySequenceEdit)
        editor.editingFinished.disconnect(self._on_finished)  # it says so again when it loses the focus
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


class KeyMap(QDialog):
    """All commands with their shortcuts; opened with ``open()``, closed with Esc."""

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = commands
        self._wanted: tuple[str, str] | None = None
        self._before: Mapping[str, str] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(560, 600)
        self.search = QLineEdit()
        self.table = QTableView()
        self.model = KeyMapModel(commands, self)
        self.words = paragraph(theme, "", "small", "text.secondary")
        self.take = Button(theme, self.tr("Use it here"))
        self.undo = Button(theme, self.tr("Undo"), "ghost", "undo-2")
        self.change = Button(theme, self.tr("Change keys"))
        self.clear = Button(theme, self.tr("No keys"))
        self.reset = Button(theme, self.tr("Reset"))
        self.reset_all = Button(theme, self.tr("Reset all"), "ghost")
        self._build(theme)
        self._connect()
        self._say(self.tr("Choose a command and press Enter to give it other keys."))

    def begin_change(self) -> None:
        """Record keys for the command in the current row."""
        index = self.table.currentIndex()
        if index.isValid():
            self.table.setCurrentIndex(index.siblingAtColumn(KEYS))
            self.table.edit(index.siblingAtColumn(KEYS))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows go on from the search into what it found."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _on_search(self, words: str) -> None:
        self.model.show_only(words)
        self.table.selectRow(0)

    def _build(self, theme: Theme) -> None:
        self.search.setPlaceholderText(self.tr("Words of a command, or its keys"))
        self.search.setAccessibleName(self.tr("Search shortcuts"))
        self.search.setClearButtonEnabled(True)
        table = self.table
        table.setModel(self.model)
        self._delegate = KeyDelegate(theme, table)
        table.setItemDelegate(self._delegate)
        table.setAccessibleName(self.windowTitle())
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setColumnWidth(KEYS, 150)
        table.setColumnWidth(GROUP, 110)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.size("row"))
        table.selectRow(0)
        said, buttons = QHBoxLayout(), QHBoxLayout()
        said.addWidget(self.words, 1)
        for button in (self.take, self.undo):
            button.hide()
            said.addWidget(button)
        for button in (self.change, self.clear, self.reset):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.reset_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for part in (self.search, table):
            layout.addWidget(part)
        for line in (said, buttons):
            layout.addLayout(line)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self.begin_change)
        self.search.installEventFilter(self)
        self.table.activated.connect(self.begin_change)
        self._delegate.pressed.connect(self._bind)
        self.take.clicked.connect(self._take)
        self.undo.clicked.connect(self._undo)
        self.change.clicked.connect(self.begin_change)
        self.clear.clicked.connect(self._clear)
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._reset_all)
        for button in self.findChildren(Button):
            button.setAutoDefault(False)

    def _bind(self, command: Command, keys: str) -> None:
        """Give a command these keys, unless another has them: that is told first."""
        holder = self._holder(keys, command.id)
        if holder is None:
            self._change(command.id, keys)
            return
        self._wanted = (command.id, keys)
        words = self.tr("{0} is taken by “{1}”.").format(key_text(keys), holder.title)
        self._say(words)
        self.take.show()

    def _take(self) -> None:
        """Take the keys away from every command that has them, and give them to the one that was meant."""
        if self._wanted is None:
            return
        command_id, keys = self._wanted
        self._keep()
        chosen = dict(self._before)
        chosen |= {one.id: "" for one in self._commands.fixed() if _same(one.shortcut, keys)}
        self._commands.choose(chosen)
        self._commands.rebind(command_id, keys)
        self._told(command_id, keys)

    def _clear(self) -> None:
        command = self._current()
        if command is not None and command.shortcut:
            self._change(command.id, "")

    def _reset(self) -> None:
        command = self._current()
        if command is not None and self.model.is_changed(command):
            self._bind(command, self._commands.default(command.id))

    def _reset_all(self) -> None:
        if self._commands.chosen:
            self._keep()
            self._commands.choose({})
            self._say(self.tr("All commands have the keys again that they came with."))
            self.undo.show()

    def _undo(self) -> None:
        self._commands.choose(self._before)
        self._say("")

    def _change(self, command_id: str, keys: str) -> None:
        self._keep()
        self._commands.rebind(command_id, keys)
        self._told(command_id, keys)

    def _told(self, command_id: str, keys: str) -> None:
        title = next(one.title for one in self._commands.fixed() if one.id == command_id)
        words = self.tr("“{0}” is on {1} now.") if keys else self.tr("“{0}” has no keys now.")
        self._say(words.format(title, key_text(keys)))
        self.undo.show()
        self.table.selectRow(self.model.row_of(command_id))

    def _keep(self) -> None:
        self._before = self._commands.chosen

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.take.hide()
        self.undo.hide()

    def _current(self) -> Command | None:
        found = self.table.currentIndex().data(COMMAND)
        return found if isinstance(found, Command) else None

    def _holder(self, keys: str, but: str) -> Command | None:
        """Who else has these keys. Two commands that came with the same keys are never enabled at once."""
        default = self._commands.default(but)
        shared = _same(default, keys)
        for one in self._commands.fixed():
            came_so = shared and _same(self._commands.default(one.id), keys)
            if one.id != but and _same(one.shortcut, keys) and not came_so:
                return one
        return None


def _same(one: str, other: str) -> bool:
    return bool(one) and QKeySequence(one) == QKeySequence(other)
