"""The Headers section: the request's own headers, and below them those that its folders hand down."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.ui.common.theme import Theme
from workbench.ui.request.inherited import InheritedNote
from workbench.ui.request.rows_table import RowsTable


class HeadersPage(QWidget):
    """A table, and a note where something is inherited."""

    def __init__(self, theme: Theme, headers: RowsTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inherited = InheritedNote(theme)
        self.inherited.setContentsMargins(12, 4, 12, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(headers, 1)
        layout.addWidget(self.inherited)
