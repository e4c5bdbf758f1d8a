"""Edits a GraphQL body: the document on the left, its variables on the right."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from workbench.core.graphql import operations
from workbench.core.request import GraphQLBody
from workbench.core.variables import Scopes
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.theme import Theme
from workbench.ui.request.code_edit import CodeEdit
from workbench.ui.request.json_editor import JsonEditor
from workbench.ui.splitter import Splitter
from workbench.ui.variables.assist import VariableAssist
from workbench.ui.variables.chips import VariableHighlighter


class GraphQLEditor(QWidget):
    """Two editors side by side; over the document, which of its operations runs.

    Signals:
        edited: Something was typed; carries the new GraphQLBody.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.query = CodeEdit(theme)
        self.variables = JsonEditor(theme)
        self.operation = QComboBox()
        self.hint = paragraph(theme, "", "small", "warn.base")
        self._chips = VariableHighlighter(theme, self.query.document())
        self._assist = VariableAssist(theme, self.query)
        self._body = GraphQLBody()
        self._quiet = False
        self._build()

    def show_body(self, body: GraphQLBody) -> None:
        """Show a body."""
        self._body = body
        self._quiet = True
        if self.query.toPlainText() != body.query:
            self.query.setPlainText(body.query)
        self.variables.show_text(body.variables)
        self._show_operations()
        self._quiet = False

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now."""
        for part in (self._chips, self._assist, self.variables):
            part.show_scopes(scopes)

    def _build(self) -> None:
        self.query.setAccessibleName(self.tr("GraphQL document"))
        halves = Splitter(Qt.Orientation.Horizontal, (480, 320), 0)
        self.operation.setAccessibleName(self.tr("Operation to run"))
        self.operation.activated.connect(self._choose)
        halves.addWidget(self._titled(self.tr("Query"), self.query, self.operation))
        halves.addWidget(self._titled(self.tr("Variables"), self.variables))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.hint.setContentsMargins(12, 4, 12, 4)
        layout.addWidget(halves, 1)
        layout.addWidget(self.hint)
        self.query.textChanged.connect(self._tell)
        self.variables.edited.connect(self._tell)

    def _titled(self, title: str, editor: QWidget, beside: QWidget | None = None) -> QWidget:
        half = QWidget()
        label = text(self._theme, title, "small", "text.secondary")
        label.setContentsMargins(12, 2, 12, 2)
        layout = QVBoxLayout(half)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 12, 0)
        head.addWidget(label, 1)
        if beside is not None:
            head.addWidget(beside)
        layout.addLayout(head)
        layout.addWidget(editor, 1)
        return half

    def _show_operations(self) -> None:
        """Offer the operations once there are several: then the server wants to be told which one is meant."""
        found = operations(self._body.query)
        names = [one.name for one in found if one.name]
        self.operation.clear()
        self.operation.addItem(self.tr("which operation?"), "")
        for one in found:
            if one.name:
                self.operation.addItem(f"{one.kind} {one.name}", one.name)
        if self._body.operation and self._body.operation not in names:
            self.operation.addItem(self._body.operation, self._body.operation)
        self.operation.setCurrentIndex(max(0, self.operation.findData(self._body.operation)))
        self.operation.setVisible(len(found) > 1 or bool(self._body.operation))
        self.hint.setText(self._advice(len(found), names))
        self.hint.setVisible(bool(self.hint.text()))

    def _advice(self, count: int, names: list[str]) -> str:
        chosen = self._body.operation
        if chosen and chosen not in names:
            return self.tr("No operation here is called {0}: the server will refuse it.").format(chosen)
        if count > 1 and len(names) < count:
            return self.tr("Where several operations stand together, each needs a name.")
        if count > 1 and not chosen:
            return self.tr("Several operations: choose which one runs (operationName), or the server will refuse it.")
        return ""

    def _choose(self) -> None:
        self._take(replace(self._body, operation=str(self.operation.currentData() or "")))
        self._show_operations()

    def _tell(self) -> None:
        self._take(GraphQLBody(self.query.toPlainText(), self.variables.editor.toPlainText(), self._body.operation))

    def _take(self, body: GraphQLBody) -> None:
        if not self._quiet and body != self._body:
            asks = body.query != self._body.query
            self._body = body
            if asks:
                self._show_operations()
            self.edited.emit(body)
