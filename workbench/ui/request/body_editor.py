"""The Body tab: which kind of body, and its editor. What was typed under another kind is kept while the tab is open."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.core.json_position import JsonProblem
from workbench.core.request import Body, FileBody, FormBody, GraphQLBody, JsonBody, MultipartBody, NoBody, RawBody
from workbench.core.variables import Scopes
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.theme import Theme
from workbench.ui.request.body_kinds import BodyKinds
from workbench.ui.request.code_edit import CodeEdit
from workbench.ui.request.file_field import FileField, guessed_type
from workbench.ui.request.graphql_editor import GraphQLEditor
from workbench.ui.request.json_editor import JsonEditor
from workbench.ui.request.parts_table import PartsTable
from workbench.ui.request.rows_table import RowsTable
from workbench.ui.variables.assist import VariableAssist
from workbench.ui.variables.chips import VariableHighlighter

_TYPES = ("text/plain", "application/xml", "text/html", "text/csv", "application/octet-stream")
_ROOM = 160
_FRESH: dict[str, Body] = {
    "none": NoBody(),
    "json": JsonBody("{\n  \n}"),
    "form": FormBody(),
    "multipart": MultipartBody(),
    "raw": RawBody(),
    "file": FileBody(),
    "graphql": GraphQLBody(),
}


class BodyEditor(QWidget):
    """Edits one body.

    Signals:
        edited: The user changed it; carries the new Body.
        checked: The JSON text was looked through; carries the JsonProblem or None.
    """

    edited = Signal(object)
    checked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kept: dict[str, Body] = dict(_FRESH)
        self._body: Body = NoBody()
        kinds = [(kind, self._label(kind)) for kind in _FRESH]
        self.kinds = BodyKinds(theme, kinds)
        self.json = JsonEditor(theme)
        self.form = RowsTable(theme, self.tr("Form fields"))
        self.parts = PartsTable(theme)
        self.raw = CodeEdit(theme)
        self._raw_chips = VariableHighlighter(theme, self.raw.document())
        self._raw_assist = VariableAssist(theme, self.raw)
        self.file = FileField(theme)
        self.graphql = GraphQLEditor(theme)
        self.content_type = QComboBox()
        self._size = text(theme, "", "small", "text.muted", mono=True)
        self._stack = QStackedWidget()
        self._head = QHBoxLayout()
        self._quiet = False
        self.setAcceptDrops(True)
        self._build()

    @property
    def problem(self) -> JsonProblem | None:
        """What is wrong with the JSON that would be sent."""
        if isinstance(self._body, GraphQLBody):
            return self.graphql.variables.problem
        return self.json.problem if isinstance(self._body, JsonBody) else None

    @property
    def room(self) -> int:
        """How high it wants to be: an editor of at least 160 px with what stands around it; 0 without a body."""
        if isinstance(self._body, NoBody):
            return 0
        return self._head.sizeHint().height() + (self.json.room if isinstance(self._body, JsonBody) else _ROOM)

    def show_body(self, body: Body) -> None:
        """Show a body, unless it is there already."""
        if body == self._body and self.kinds.value:
            return
        self._body = body
        self._kept[body.kind] = body
        self.kinds.set_value(body.kind)
        self._stack.setCurrentIndex(list(_FRESH).index(body.kind))
        self.content_type.setVisible(body.kind == "raw")
        self._fill(body)
        self._show_size()

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now."""
        for part in (self.json, self.form, self.parts, self._raw_chips, self._raw_assist, self.file, self.graphql):
            part.show_scopes(scopes)

    def go_to_problem(self) -> None:
        """Put the cursor where the JSON is wrong."""
        (self.graphql.variables if isinstance(self._body, GraphQLBody) else self.json).go_to_problem()

    def forget(self) -> None:
        """Begin afresh for another request."""
        self._kept = dict(_FRESH)

    def _fill(self, body: Body) -> None:
        match body:
            case JsonBody():
                self.json.show_text(body.text)
            case FormBody():
                self.form.show_rows(body.rows)
            case MultipartBody():
                self.parts.show_parts(body.parts)
            case RawBody():
                self._fill_raw(body)
            case FileBody():
                self.file.show_body(body)
            case GraphQLBody():
                self.graphql.show_body(body)
            case NoBody():
                pass

    def _fill_raw(self, body: RawBody) -> None:
        self._quiet = True
        if self.raw.toPlainText() != body.text:
            self.raw.setPlainText(body.text)
        if self.content_type.currentText() != body.content_type:
            self.content_type.setEditText(body.content_type)
        self._quiet = False

    def _build(self) -> None:
        self.kinds.setAccessibleName(self.tr("Kind of body"))
        self.kinds.selected.connect(self.choose_kind)
        self.content_type.setEditable(True)
        self.content_type.addItems(_TYPES)
        self.content_type.setFont(self._theme.font("small", mono=True))
        self.content_type.setProperty("dense", True)
        for field in (self.content_type, self.content_type.lineEdit()):
            if field is not None:
                field.setAccessibleName(self.tr("Content type"))
        self.content_type.editTextChanged.connect(self._on_raw)
        self.raw.setAccessibleName(self.tr("Body text"))
        self.raw.textChanged.connect(self._on_raw)
        self.json.edited.connect(self._on_json)
        self.json.checked.connect(self.checked)
        self.graphql.variables.checked.connect(self.checked)
        self.form.edited.connect(self._on_form)
        self.parts.edited.connect(self._on_parts)
        self.file.edited.connect(self._emit)
        self.graphql.edited.connect(self._emit)
        none = paragraph(self._theme, self.tr("This request has no body."), token="text.muted")
        none.setContentsMargins(12, 8, 12, 8)
        for widget in (none, self.json, self.form, self.parts, self.raw, self.file, self.graphql):
            self._stack.addWidget(widget)
        head = self._head
        head.setContentsMargins(12, 6, 12, 4)
        head.setSpacing(8)
        head.addWidget(self.kinds, 1)
        head.addWidget(self.content_type)
        head.addWidget(self._size)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file becomes the body, or one more part of a multipart body."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths:
            return
        event.acceptProposedAction()
        if isinstance(self._body, MultipartBody):
            self.parts.take(paths)
        else:
            self._emit(FileBody(paths[0], guessed_type(paths[0])))

    def choose_kind(self, kind: str) -> None:
        """Take another kind of body, with what was typed under it before."""
        self._emit(self._kept[kind])

    def _on_json(self, typed: str) -> None:
        self._emit(JsonBody(typed))

    def _on_form(self, rows: tuple[object, ...]) -> None:
        self._emit(FormBody(self.form.model.rows if rows else ()))

    def _on_parts(self, _parts: tuple[object, ...]) -> None:
        self._emit(MultipartBody(self.parts.model.parts))

    def _on_raw(self) -> None:
        if not self._quiet and isinstance(self._body, RawBody):
            self._emit(RawBody(self.raw.toPlainText(), self.content_type.currentText().strip()))

    def _emit(self, body: Body) -> None:
        if body != self._body:
            self.show_body(body)
            self.edited.emit(body)

    def _show_size(self) -> None:
        if isinstance(self._body, JsonBody | RawBody):
            lines = self._body.text.count("\n") + 1
            words = self.tr("1 line · UTF-8") if lines == 1 else self.tr("{0} lines · UTF-8").format(lines)
            self._size.setText(words)
        else:
            self._size.setText("")

    def _label(self, kind: str) -> str:
        labels = {
            "none": self.tr("None"),
            "json": "JSON",
            "form": self.tr("Form"),
            "multipart": self.tr("Multipart"),
            "raw": self.tr("Raw"),
            "file": self.tr("File"),
            "graphql": "GraphQL",
        }
        return labels[kind]
