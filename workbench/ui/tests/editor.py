"""The Tests section of a request: what its answer has to be, and what later requests take from it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.core.assertion import Assertion, Capture
from workbench.core.variables import Scopes
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import text
from workbench.ui.common.theme import Theme
from workbench.ui.tests.fields import assertion_fields, capture_fields
from workbench.ui.tests.records_model import RecordsModel
from workbench.ui.tests.records_table import RecordsTable

BLANK_ASSERTION = Assertion(expected="200")


class AssertionsEditor(QScrollArea):
    """Two tables, one below the other.

    Signals:
        edited: The user changed something; carries all assertions and all captures.
        suggestion_requested: Add assertions that the last answer meets.
    """

    edited = Signal(tuple, tuple)
    suggestion_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.assertions = RecordsModel(assertion_fields(), BLANK_ASSERTION, self)
        self.captures = RecordsModel(capture_fields(), Capture(), self)
        self._tables = (
            RecordsTable(theme, self.assertions, self.tr("Assertions")),
            RecordsTable(theme, self.captures, self.tr("Captures")),
        )
        self.suggest = Button(theme, self.tr("From the last answer"), "ghost", icon="list-checks")
        self._build()
        self.assertions.edited.connect(self._on_edited)
        self.captures.edited.connect(self._on_edited)
        self.suggest.clicked.connect(self.suggestion_requested)

    def show_tests(self, assertions: tuple[Assertion, ...], captures: tuple[Capture, ...]) -> None:
        """Show the tests of a request."""
        self.assertions.show_records(assertions)
        self.captures.show_records(captures)

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now."""
        for table in self._tables:
            table.show_scopes(scopes)

    def show_answered(self, answered: bool) -> None:
        """Offer assertions from the last answer when there is one."""
        self.suggest.setEnabled(answered)
        tip = self.tr("Add its status, content type and schema as assertions")
        self.suggest.setToolTip(tip if answered else self.tr("Send the request first"))

    def add(self, assertions: tuple[Assertion, ...]) -> None:
        """Add assertions as the user, but for those that are there; undo takes them back together."""
        known = set(self.assertions.records)
        self.assertions.change((*self.assertions.records, *(one for one in assertions if one not in known)))

    def capture(self, made: Callable[[Iterable[str]], Capture]) -> None:
        """Add a capture as the user; it is made so that its variable is named like no other. Undo takes it back."""
        known = [one for one in self.captures.records if isinstance(one, Capture)]
        added = made([one.variable for one in known])
        if not any((one.source, one.key) == (added.source, added.key) for one in known):
            self.captures.change((*known, added))

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head(self.tr("Assertions"), self.suggest))
        layout.addWidget(self._tables[0])
        layout.addSpacing(8)
        layout.addLayout(self._head(self.tr("Captures, for the requests that come later")))
        layout.addWidget(self._tables[1])
        layout.addStretch(1)
        self.setWidget(inside)
        self.show_answered(False)

    def _head(self, title: str, button: QWidget | None = None) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 8, 4)
        head.addWidget(text(self._theme, title, "label", "text.secondary"))
        head.addStretch(1)
        if button is not None:
            head.addWidget(button)
        return head

    def _on_edited(self) -> None:
        self.edited.emit(self.assertions.records, self.captures.records)
