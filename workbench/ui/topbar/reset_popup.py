"""Confirms a reset of the world, which nothing undoes, and lets another world be chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from server.contract.control import Status
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.theme import Theme
from workbench.ui.topbar.popup import Popup

_WIDTH = 360


class ResetPopup(Popup):
    """Says what a reset puts back before it does so.

    Signals:
        reset_requested: Carries the world's name and whether the switches go back to their defaults too.
    """

    reset_requested = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._world = QComboBox()
        self._switches = QCheckBox(self.tr("Switches and middleware order too"))
        self._reset = Button(theme, self.tr("Reset world"), "primary", "database-backup")
        self._build()

    @property
    def world(self) -> QComboBox:
        """Where the world is chosen."""
        return self._world

    @property
    def button(self) -> Button:
        """What does it."""
        return self._reset

    def render_status(self, status: Status | None) -> None:
        """Offer the worlds there are."""
        if status is None:
            return
        names = [world.name for world in status.worlds]
        if names != [self._world.itemData(row) for row in range(self._world.count())]:
            self._world.clear()
            for world in status.worlds:
                self._world.addItem(self.tr("{0} · {1} tasks").format(world.name, f"{world.tasks:,}"), world.name)
        if not self.isVisible():
            self._world.setCurrentIndex(self._world.findData(status.world))

    def _build(self) -> None:
        self.setFixedWidth(_WIDTH)
        self._world.setAccessibleName(self.tr("World"))
        self._switches.setChecked(True)
        words = self.tr(
            "Puts the data back as it was seeded and empties caches, sessions and counters. "
            "What you changed in the data is lost; your requests and lessons are kept."
        )
        cancel = Button(self._theme, self.tr("Cancel"))
        cancel.clicked.connect(self.close)
        self._reset.clicked.connect(self._on_reset)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._reset)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        for widget in (
            text(self._theme, self.tr("Reset the world"), "heading"),
            paragraph(self._theme, words, "small"),
        ):
            layout.addWidget(widget)
        layout.addWidget(self._world)
        layout.addWidget(self._switches)
        layout.addLayout(buttons)
        self.setFocusProxy(self._reset)
        self._reset.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _on_reset(self) -> None:
        self.close()
        self.reset_requested.emit(str(self._world.currentData() or ""), self._switches.isChecked())
