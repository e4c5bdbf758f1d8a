"""The controls of the body: its forms, filter, search, copy, save."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.ui.common.buttons import COMMAND, IconButton
from workbench.ui.common.labels import text
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme


class BodyTools(QWidget):
    """Stands in the line of the tabs; some of it moves below where that line is too short."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        options = [
            ("preview", self.tr("Preview")),
            ("tree", self.tr("Tree")),
            ("pretty", self.tr("Pretty")),
            ("raw", self.tr("Raw")),
            ("hex", self.tr("Hex")),
        ]
        self.modes = Segmented(theme, options)
        self.modes.setAccessibleName(self.tr("Form of the body"))
        self.edited = text(theme, self.tr("draft edited since"), "small", "text.muted")
        self.edited.setToolTip(self.tr("This answers what was sent, not what is typed now"))
        self.filter = IconButton(theme, "filter", self.tr("Filter by JSONPath"))
        self.search = IconButton(theme, "search", self.tr("Search the body (Ctrl+F)"))
        self.search.setProperty(COMMAND, "response.search")
        self.copy = IconButton(theme, "copy", self.tr("Copy the body"))
        self.save = IconButton(theme, "save", self.tr("Save the body…"))
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 4, 0)
        self._layout.setSpacing(2)
        self._layout.addWidget(self.modes)
        for widget in (self.filter, self.search, self.copy, self.save):
            self._layout.addWidget(widget)

    def set_narrow(self, narrow: bool) -> None:
        """Say it in one word where the line is short."""
        self.edited.setText(self.tr("edited") if narrow else self.tr("draft edited since"))

    def give_to(self, row: QHBoxLayout) -> None:
        """Let another row have what is needed less often."""
        row.insertWidget(0, self.modes)
        row.addWidget(self.filter)
        row.addWidget(self.save)

    def take_back(self) -> None:
        """Put all of them into this line again."""
        for place, widget in enumerate((self.modes, self.filter, self.search, self.copy, self.save)):
            self._layout.insertWidget(place, widget)
