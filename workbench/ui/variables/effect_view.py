"""Shows everything that a request may use, where each value comes from, and what to do with captured ones."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.core.variables import Scopes
from workbench.core.variables.effect import Effect, in_effect
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import paragraph
from workbench.ui.common.theme import Theme
from workbench.ui.request.rows_table import dress
from workbench.ui.variables.effect_model import EFFECT, FROM, NAME, VALUE, EffectModel

Index = QModelIndex | QPersistentModelIndex
_EDITED = ("request", "folder", "collection", "environment")


class EffectView(QWidget):
    """The strongest value of each name first, those in its shadow struck through below it.

    Signals:
        forget_requested: Go back to what the files say; carries the scope's kind, of what it is, and the name.
        keep_requested: Put a captured value into the chosen environment; carries the same.
        edit_requested: Go to where a value is edited; carries the scope's kind, and of what it is.
    """

    forget_requested = Signal(str, str, str)
    keep_requested = Signal(str, str, str)
    edit_requested = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._effects: tuple[Effect, ...] = ()
        self.model = EffectModel(self)
        self.view = QTableView()
        self.search = QLineEdit()
        self.forget = Button(theme, self.tr("Forget"), "ghost", "undo-2")
        self.keep = Button(theme, self.tr("Keep in the environment"), "ghost", "save")
        self.edit = Button(theme, self.tr("Edit where it stands"), "ghost", "pencil")
        self.none = paragraph(theme, self.tr("No name has these letters."), "small", "text.muted")
        self._build()

    def show_scopes(self, scopes: Scopes) -> None:
        """Show what is in effect now."""
        self._effects = in_effect(scopes)
        self._show()

    def show_environment(self, name: str) -> None:
        """Name the environment that captured values may be kept in."""
        self.keep.setText(self.tr("Keep in {0}").format(name) if name else self.tr("Keep in a new environment"))

    @property
    def chosen(self) -> Effect | None:
        """The row that the buttons are about."""
        index = self.view.currentIndex()
        found = index.data(EFFECT) if index.isValid() else None
        return found if isinstance(found, Effect) else None

    def _build(self) -> None:
        self.search.setPlaceholderText(self.tr("Filter by name"))
        self.search.setAccessibleName(self.tr("Filter variables by name"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._show)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Delegate(self._theme, self.view))
        self.view.setAccessibleName(self.tr("Variables in effect"))
        dress(self._theme, self.view)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setTabKeyNavigation(False)
        header = self.view.horizontalHeader()
        for column, width in ((NAME, 150), (VALUE, 240)):
            self.view.setColumnWidth(column, width)
        header.setSectionResizeMode(FROM, QHeaderView.ResizeMode.Stretch)
        self.view.selectionModel().currentChanged.connect(self._offer)
        self.model.modelReset.connect(self._offer)
        self.view.activated.connect(self._on_edit)
        self.forget.clicked.connect(self._on_forget)
        self.keep.clicked.connect(self._on_keep)
        self.edit.clicked.connect(self._on_edit)
        self.forget.setToolTip(self.tr("Go back to what the files say of this name"))
        self.keep.setToolTip(self.tr("Write the captured value down, so that it is there tomorrow"))
        tools = QHBoxLayout()
        tools.setContentsMargins(8, 2, 8, 2)
        tools.addWidget(self.search, 1)
        for button in (self.edit, self.keep, self.forget):
            tools.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(tools)
        self.none.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self.none)
        layout.addWidget(self.view, 1)
        self._show()

    def _show(self) -> None:
        letters = self.search.text().strip().lower()
        found = tuple(one for one in self._effects if letters in one.name.lower())
        self.model.show_effects(found)
        self.none.setVisible(bool(letters) and not found)
        self._offer()

    def _offer(self) -> None:
        one = self.chosen
        self.forget.setVisible(one is not None and one.captured)
        self.keep.setVisible(one is not None and one.captured)
        self.edit.setVisible(one is not None and not one.captured and one.scope.kind in _EDITED)

    def _on_forget(self) -> None:
        if (one := self.chosen) is not None:
            self.forget_requested.emit(one.scope.kind, one.scope.whose, one.name)

    def _on_keep(self) -> None:
        if (one := self.chosen) is not None:
            self.keep_requested.emit(one.scope.kind, one.scope.whose, one.name)

    def _on_edit(self) -> None:
        one = self.chosen
        if one is not None and not one.captured and one.scope.kind in _EDITED:
            self.edit_requested.emit(one.scope.kind, one.scope.whose)


class _Delegate(QStyledItemDelegate):
    """Names in blue, values in mono, and what is not used muted and struck through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        one: Effect = index.data(EFFECT)
        shadowed = one.shadowed_by is not None
        option.font = self._theme.font("small", mono=index.column() != FROM)
        option.font.setStrikeOut(shadowed and index.column() == VALUE)
        color: QColor = self._theme.color(self._token(one, index.column()))
        option.palette.setColor(option.palette.ColorRole.Text, color)
        option.palette.setColor(option.palette.ColorRole.HighlightedText, color)
        option.textElideMode = Qt.TextElideMode.ElideRight

    def _token(self, one: Effect, column: int) -> str:
        if one.shadowed_by is not None:
            return "text.muted"
        if one.look.error is not None and column != FROM:
            return "warn.base" if one.look.state == "no_value" else "error.base"
        return {NAME: "accent.base", VALUE: "text.primary"}.get(column, "text.secondary")
