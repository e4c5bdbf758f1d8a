"""The switches that a run of a folder sets before, and puts back after."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from workbench.core.request import Row
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import paragraph
from workbench.ui.common.theme import Theme
from workbench.ui.request.rows_model import Column
from workbench.ui.request.rows_table import RowsTable

Switches = tuple[tuple[str, str], ...]


class SwitchesPage(QWidget):
    """A row for each switch: its id, and the position, or its setting as JSON.

    Signals:
        edited: The user changed something; carries all switches.
        take_requested: Take over what differs from the defaults on the switchboard now.
    """

    edited = Signal(tuple)
    take_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsTable(theme, self.tr("Switches"))
        self.take = Button(theme, self.tr("Take over from the switchboard"), "ghost", "sliders-horizontal")
        words = self.tr(
            "A run of this folder sets these switches before and puts them back after. "
            "The value is a position, such as on, or a setting as JSON with its parameters."
        )
        self._about = paragraph(theme, words, "small", "text.muted")
        self._build()

    def show_switches(self, switches: Switches) -> None:
        """Show these."""
        self.rows.show_rows(tuple(Row(feature, setting) for feature, setting in switches))

    def _build(self) -> None:
        self._about.setContentsMargins(12, 8, 12, 4)
        for column in (Column.ON, Column.NOTE):
            self.rows.view.setColumnHidden(column, True)  # the format has no place for them
        self.rows.view.horizontalHeader().setSectionResizeMode(Column.VALUE, QHeaderView.ResizeMode.Stretch)
        self.rows.edited.connect(self._on_edited)
        self.take.clicked.connect(self.take_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.addWidget(self._about)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_edited(self, rows: tuple[Row, ...]) -> None:
        self.edited.emit(tuple((row.name.strip(), row.value.strip()) for row in rows if row.name.strip()))
