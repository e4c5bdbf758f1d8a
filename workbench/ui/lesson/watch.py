"""Asks what to look for in a chart, which has a frame around it meanwhile."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lessons.format.models import Watch
from workbench.ui.common.icons import pixmap
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.theme import Theme


class WatchView(QFrame):
    """One question to a chart, under the chart's name."""

    def __init__(self, theme: Theme, watch: Watch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = QLabel()
        self.setProperty("kind", "inset")
        titles = {
            "latency": self.tr("Watch the latency"),
            "cache": self.tr("Watch the cache lookups"),
            "rate": self.tr("Watch the requests per second"),
        }
        self.title = text(theme, titles.get(watch.chart, watch.chart), "heading")
        self.ask = paragraph(theme, watch.ask)
        self.setAccessibleName(f"{self.title.text()}: {watch.ask}")
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 12, 11)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._icon.setPixmap(pixmap(self._theme, "chart-line", "accent.base"))
