"""Edits a GraphQL body: the document on the left, its variables on the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.core.request import GraphQLBody
from workbench.core.variables import Scopes
from workbench.ui.common.labels import text
from workbench.ui.common.theme import Theme
from workbench.ui.request.code_edit import CodeEdit
from workbench.ui.request.json_editor import JsonEditor
from workbench.ui.splitter import Splitter
from workbench.ui.variables.assist import VariableAssist
from workbench.ui.variables.chips import VariableHighlighter


class GraphQLEditor(QWidget):
    """Two editors side by side.

    Signals:
        edited: Something was typed; carries the new GraphQLBody.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.query = CodeEdit(theme)
        self.variables = JsonEditor(theme)
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
        self._quiet = False

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now."""
        for part in (self._chips, self._assist, self.variables):
            part.show_scopes(scopes)

    def _build(self) -> None:
        self.query.setAccessibleName(self.tr("GraphQL document"))
        halves = Splitter(Qt.Orientation.Horizontal, (480, 320), 0)
        halves.addWidget(self._titled(self.tr("Query"), self.query))
        halves.addWidget(self._titled(self.tr("Variables"), self.variables))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(halves)
        self.query.textChanged.connect(self._tell)
        self.variables.edited.connect(self._tell)

    def _titled(self, title: str, editor: QWidget) -> QWidget:
        half = QWidget()
        label = text(self._theme, title, "small", "text.secondary")
        label.setContentsMargins(12, 2, 12, 2)
        layout = QVBoxLayout(half)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(label)
        layout.addWidget(editor, 1)
        return half

    def _tell(self) -> None:
        body = GraphQLBody(self.query.toPlainText(), self.variables.editor.toPlainText(), self._body.operation)
        if not self._quiet and body != self._body:
            self._body = body
            self.edited.emit(body)
