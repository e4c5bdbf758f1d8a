"""The list of checks under 'Can you trust this run?'."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.core.experiment import Check
from workbench.ui.common.icons import pixmap
from workbench.ui.common.labels import ElidedLabel, text
from workbench.ui.common.theme import Theme

ICONS = {"ok": ("circle-check", "ok.base"), "warn": ("triangle-alert", "warn.base")}


class TrustList(QWidget):
    """A row per check: mark, what was checked, and the figure."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._checks: tuple[Check, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 8, 16, 8)
        self._layout.setSpacing(0)
        theme.changed.connect(self._redraw)

    @property
    def checks(self) -> tuple[Check, ...]:
        """What is shown."""
        return self._checks

    def render_checks(self, checks: tuple[Check, ...]) -> None:
        """Show other checks."""
        self._checks = checks
        self._redraw()

    def _redraw(self) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for check in self._checks:
            self._layout.addWidget(self._row(check))

    def _row(self, check: Check) -> QWidget:
        row = QWidget()
        row.setFixedHeight(24)
        row.setAccessibleName(f"{check.title}: {check.value}, {check.state}")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        mark = QLabel()
        mark.setPixmap(pixmap(self._theme, *ICONS[check.state]))
        layout.addWidget(mark)
        layout.addWidget(ElidedLabel(self._theme, check.title), 1)
        layout.addWidget(text(self._theme, check.value, "small", "text.secondary", mono=True))
        return row
