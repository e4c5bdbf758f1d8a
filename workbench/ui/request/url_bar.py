"""The line with method, URL and Send, and between them what is wrong with the request, if anything is."""

import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from workbench.core import query_text
from workbench.core.openapi_docs import ApiDocs
from workbench.core.request import METHODS, RequestDraft
from workbench.core.variables import Scopes
from workbench.state.requests import Tab
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import text
from workbench.ui.common.theme import Theme
from workbench.ui.request import methods
from workbench.ui.request.send_button import SendButton
from workbench.ui.request.url_edit import UrlEdit

_TICK_MS = 100


class UrlBar(QWidget):
    """Shows one tab's method and URL.

    Signals:
        method_edited: Carries the new method.
        url_edited: Carries the new text of the URL field, query included.
        send_requested: Send was pressed.
        cancel_requested: Cancel was pressed.
        problem_requested: Show what is wrong.
    """

    method_edited = Signal(str)
    url_edited = Signal(str)
    send_requested = Signal()
    cancel_requested = Signal()
    problem_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._since: float | None = None
        self.method = QComboBox()
        self.url = UrlEdit(theme)
        self.elapsed = text(theme, "", "small", "text.secondary", mono=True)
        self.problem = Button(theme, "", "problem", "circle-x")
        self.send = SendButton(theme)
        self._invalid = False
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._build()
        theme.changed.connect(self._color_method)

    def render_tab(self, tab: Tab) -> None:
        """Show the tab."""
        self._show_method(tab.draft)
        if query_text.with_url_text(tab.draft, self.url.toPlainText()) != tab.draft:
            self.url.show_text(query_text.url_text(tab.draft))  # else a '?' or '&' just typed would vanish
        if tab.sending_since != self._since:
            self._since = tab.sending_since
            self._show_state()

    def show_docs(self, docs: ApiDocs) -> None:
        self.url.show_docs(docs)

    def show_scopes(self, scopes: Scopes) -> None:
        self.url.show_scopes(scopes)

    def show_problem(self, where: str) -> None:
        """Say that there is a problem in this part, or with an empty word that there is none."""
        self._invalid = bool(where)
        self.problem.setText(self.tr("1 problem in {0}").format(where) if where else "")
        self.problem.setVisible(bool(where))
        self._show_state()

    def press(self) -> None:
        """Do what the button says just now."""
        if self._since is not None:
            self.cancel_requested.emit()
        else:
            self.url.submit()

    def add_before_send(self, widget: QWidget) -> None:
        """Put something more into the line, left of Send."""
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(row.indexOf(self.send), widget)

    def _build(self) -> None:
        self.method.setEditable(True)
        self.method.addItems(METHODS)
        self.method.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.method.setFont(self._theme.font("body", mono=True))
        line = self.method.lineEdit()
        if line is not None:
            line.setFont(self._theme.font("body", mono=True))
            line.setAccessibleName(self.tr("Method"))
        self.method.setFixedWidth(96)
        self.method.setMinimumHeight(self._theme.size("controlLarge"))
        self.method.setAccessibleName(self.tr("Method"))
        self.method.setToolTip(self.tr("Method; any word may be typed"))
        self.method.editTextChanged.connect(self._on_method)
        self.problem.setToolTip(self.tr("Go to it (F8). It may be sent all the same."))
        self.problem.clicked.connect(self.problem_requested)
        self.problem.hide()
        self.send.pressed.connect(self.press)
        self.url.edited.connect(self.url_edited)
        self.url.submitted.connect(self._submit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.method)
        layout.addWidget(self.url, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.elapsed)
        layout.addWidget(self.send)
        self._show_state()

    def _submit(self) -> None:
        if self._since is None:
            self.send_requested.emit()

    def _show_method(self, draft: RequestDraft) -> None:
        if self.method.currentText() != draft.method:
            self.method.blockSignals(True)
            self.method.setEditText(draft.method)
            self.method.blockSignals(False)
        self._color_method()

    def _color_method(self) -> None:
        color = self._theme.color(methods.token(self.method.currentText())).name()
        self.method.setStyleSheet(f"QComboBox, QLineEdit {{ color: {color}; }}")

    def _on_method(self, method: str) -> None:
        self._color_method()
        self.method_edited.emit(method.strip().upper() if method.upper() in METHODS else method.strip())

    def _show_state(self) -> None:
        sending = self._since is not None
        self.send.show_state(sending=sending, invalid=self._invalid)
        self.elapsed.setVisible(sending)
        if sending:
            self._tick()
            self._clock.start()
        else:
            self._clock.stop()

    def _tick(self) -> None:
        if self._since is not None:
            self.elapsed.setText(self.tr("{0} s").format(f"{time.monotonic() - self._since:.1f}"))
