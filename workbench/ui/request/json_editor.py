"""Where a JSON body is typed: says at once where it stops being JSON and offers to mend it; sending stays allowed."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.core.json_position import JsonProblem, find_problem
from workbench.core.variables import Scopes
from workbench.ui.common.theme import Theme
from workbench.ui.request.code_edit import CodeEdit
from workbench.ui.request.json_highlighter import JsonHighlighter
from workbench.ui.request.problem_card import ProblemCard
from workbench.ui.variables.assist import VariableAssist

_CHECK_AFTER_MS = 150
_CHECKED_CHARS = 256 * 1024
_ROOMY = 230
_EDITOR_HEIGHT = 164
_LOW = 110
"""Under this height the card goes: the gutter and the tab still tell of the problem."""


class JsonEditor(QWidget):
    """Editor and error card.

    Signals:
        edited: The user changed the text; carries all of it.
        checked: The text was looked through; carries the JsonProblem or None.
    """

    edited = Signal(str)
    checked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem: JsonProblem | None = None
        self._text = ""
        self.editor = CodeEdit(theme)
        self.card = ProblemCard(theme)
        self._highlighter = JsonHighlighter(theme, self.editor.document())
        self._assist = VariableAssist(theme, self.editor)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_CHECK_AFTER_MS)
        self._timer.timeout.connect(self.check)
        self._build()

    @property
    def problem(self) -> JsonProblem | None:
        """The first problem, as last looked for."""
        return self._problem

    @property
    def room(self) -> int:
        """How high it wants to be: eight lines, and the card in full when there is a problem."""
        return _EDITOR_HEIGHT + (self.card.full_height if self._problem else 0)

    def show_text(self, text: str) -> None:
        """Show another text, unless it is there already."""
        if text != self._text:
            self._text = text
            self.editor.setPlainText(text)
            self.check()

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now."""
        self._highlighter.show_scopes(scopes)
        self._assist.show_scopes(scopes)

    def check(self) -> None:
        """Look for the first problem and show it. An empty body is no problem: nobody has typed yet."""
        typed = self.editor.toPlainText()
        self._problem = find_problem(typed) if typed.strip() and len(typed) <= _CHECKED_CHARS else None
        found = self._problem
        self.editor.show_problem(found.offset if found else -1, found.line if found else 0)
        self.card.show_problem(found)
        self._fit_card()
        self.checked.emit(found)

    def mend(self) -> None:
        """Make the offered change."""
        if self._problem and self._problem.fix:
            fix = self._problem.fix
            self.editor.replace_range(fix.start, fix.end, fix.text)
            self.check()

    def go_to_problem(self) -> None:
        """Put the cursor where the text stops being JSON."""
        if self._problem:
            self.editor.go_to(self._problem.offset)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_card()

    def _fit_card(self) -> None:
        self.card.set_compact(self.height() < _ROOMY)
        self.card.setVisible(self._problem is not None and self.height() >= _LOW)

    def _build(self) -> None:
        self.editor.setAccessibleName(self.tr("JSON body"))
        self.editor.textChanged.connect(self._on_changed)
        self.card.mend_requested.connect(self.mend)
        self.card.go_requested.connect(self.go_to_problem)
        shortcut = QShortcut(QKeySequence("F8"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.go_to_problem)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.editor, 1)
        layout.addWidget(self.card)

    def _on_changed(self) -> None:
        typed = self.editor.toPlainText()
        if typed != self._text:  # new colours come as a change of the text as well
            self._text = typed
            self.edited.emit(typed)
            self._timer.start()
