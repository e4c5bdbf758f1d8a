"""Where a JSON body is typed: says at once where it stops being JSON and offers to mend it; sending stays allowed."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.core.json_position import JsonProblem, find_problem
from workbench.core.variables import Scopes
from workbench.ui.common.buttons import Button
from workbench.ui.common.icons import pixmap
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.theme import Theme
from workbench.ui.request.code_edit import CodeEdit
from workbench.ui.request.json_highlighter import JsonHighlighter
from workbench.ui.variables.assist import VariableAssist

_CHECK_AFTER_MS = 150
_CHECKED_CHARS = 256 * 1024
_ROOMY = 200
_EDITOR_HEIGHT = 164
_AROUND = 32
"""Margins and gaps of the card."""
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


class ProblemCard(QFrame):
    """Says what is wrong with the body, and offers one way on.

    Signals:
        mend_requested: The offered change is wanted.
        go_requested: The cursor should go there.
    """

    mend_requested = Signal()
    go_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._compact = False
        self._icon = QLabel()
        self.title = text(theme, "", "heading")
        self.why = paragraph(theme, "", "small")
        self.mend = Button(theme, "")
        self.go = Button(theme, self.tr("Go to error"), "ghost")
        self._head = QHBoxLayout()
        self._hint = text(theme, self.tr("You may send it all the same."), "small", "text.muted")
        self._build()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def full_height(self) -> int:
        """How high it is with all of its lines."""
        return self._head.sizeHint().height() + self.why.fontMetrics().height() + _AROUND

    def show_problem(self, problem: JsonProblem | None) -> None:
        """Show the problem, or nothing."""
        self.setVisible(problem is not None)
        if problem is None:
            return
        self.title.setText(problem.message)
        self.why.setText(problem.why)
        self.set_compact(self._compact)
        self.mend.setVisible(problem.fix is not None)
        if problem.fix:
            self.mend.setText(problem.fix.label)
        self.setAccessibleName(f"{problem.message} {problem.why}")

    def set_compact(self, compact: bool) -> None:
        """Leave only the first line where there is little room: the text itself matters more."""
        self._compact = compact
        self.why.setVisible(not compact and bool(self.why.text()))
        self._hint.setVisible(not compact)

    def _build(self) -> None:
        self.go.setToolTip(self.tr("Put the cursor there (F8)"))
        self.mend.setAccessibleName(self.tr("Mend it as offered"))
        self.mend.clicked.connect(self.mend_requested)
        self.go.clicked.connect(self.go_requested)
        head = self._head
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self.title, 1)
        head.addWidget(self.mend)
        head.addWidget(self.go)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.why, 1)
        foot.addWidget(self._hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(foot)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("error.base"), 1))
        painter.setBrush(self._theme.color("bg.raised"))
        radius = self._theme.size("radius.card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(12.5, 4.5, -12.5, -4.5), radius, radius)

    def _restyle(self) -> None:
        self._icon.setPixmap(pixmap(self._theme, "circle-x", "error.base"))
        self.update()
