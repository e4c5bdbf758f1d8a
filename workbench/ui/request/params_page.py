"""The Params section: the query, and above it the values of the ``:name`` segments when the URL has some."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.core.path_params import rows_for
from workbench.core.request import RequestDraft, Row
from workbench.core.variables import Scopes
from workbench.ui.common.labels import text
from workbench.ui.common.theme import Theme
from workbench.ui.request.rows_table import RowsTable


class ParamsPage(QWidget):
    """Two tables.

    Signals:
        path_edited: Values of path parameters changed; carries their rows.
    """

    path_edited = Signal(tuple)

    def __init__(self, theme: Theme, query: RowsTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._query = query
        self.path = RowsTable(theme, self.tr("Path parameters"))
        self._head = text(theme, self.tr("Path"), "small", "text.secondary")
        self._query_head = text(theme, self.tr("Query"), "small", "text.secondary")
        self._shown: tuple[Row, ...] = ()
        self._build()

    def show_draft(self, draft: RequestDraft) -> None:
        """Show the parameters of a request."""
        self._query.show_rows(draft.params)
        self._shown = rows_for(draft.url, draft.path_params)
        self.path.show_rows(self._shown)
        for part in (self.path, self._head, self._query_head):
            part.setVisible(bool(self._shown))
        height = self._theme.size("row") * (len(self._shown) + 2) + 6
        self.path.setFixedHeight(height)

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now."""
        self.path.show_scopes(scopes)
        self._query.show_scopes(scopes)

    def _build(self) -> None:
        for head in (self._head, self._query_head):
            head.setContentsMargins(12, 6, 12, 2)
        self.path.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.path.edited.connect(self._tell)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self.path)
        layout.addWidget(self._query_head)
        layout.addWidget(self._query, 1)

    def _tell(self, rows: tuple[Row, ...]) -> None:
        """Names are the URL's to say: a row of another name is no path parameter."""
        names = {row.name for row in self._shown}
        self.path_edited.emit(tuple(row for row in rows if row.name in names))
