"""The Tests section of the request panel: keeps its place until it is first shown, since the start can do without."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.core.assertion import Assertion, Capture
from workbench.core.variables import Scopes
from workbench.state.requests import Tab
from workbench.ui.common.theme import Theme

if TYPE_CHECKING:
    from workbench.ui.tests.editor import AssertionsEditor


class AssertionsSection(QWidget):
    """Holds the editor.

    Signals:
        edited: The user changed something; carries all assertions and all captures.
        suggestion_requested: Add assertions that the last answer meets.
    """

    edited = Signal(tuple, tuple)
    suggestion_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tab: Tab | None = None
        self._scopes = Scopes()
        self._editor: AssertionsEditor | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_tab(self, tab: Tab) -> None:
        """Show the tests of a request."""
        self._tab = tab
        if self._editor is not None:
            self._show(self._editor, tab)

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now."""
        self._scopes = scopes
        if self._editor is not None:
            self._editor.show_scopes(scopes)

    def add(self, assertions: tuple[Assertion, ...]) -> None:
        """Add assertions as the user: it can be undone."""
        self.editor.add(assertions)

    def capture(self, made: Callable[[Iterable[str]], Capture]) -> None:
        """Add a capture as the user, given the names that are taken: it can be undone."""
        self.editor.capture(made)

    def showEvent(self, event: QShowEvent) -> None:
        _ = self.editor
        super().showEvent(event)

    @property
    def editor(self) -> "AssertionsEditor":
        """The editor, made when it is first needed."""
        if self._editor is None:
            from workbench.ui.tests.editor import AssertionsEditor

            self._editor = AssertionsEditor(self._theme)
            self._layout.addWidget(self._editor)
            self._editor.show_scopes(self._scopes)
            if self._tab is not None:
                self._show(self._editor, self._tab)
            self._editor.edited.connect(self.edited)
            self._editor.suggestion_requested.connect(self.suggestion_requested)
        return self._editor

    def _show(self, editor: "AssertionsEditor", tab: Tab) -> None:
        editor.show_tests(tab.draft.assertions, tab.draft.captures)
        editor.show_answered(tab.exchange is not None and tab.exchange.response is not None)
