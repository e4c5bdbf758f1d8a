"""The two menus at the right end of the top bar: the look, and help."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from workbench.ui.common.buttons import IconButton
from workbench.ui.common.theme import Theme

_ICONS = {"light": "sun", "dark": "moon", "system": "monitor"}


class ThemeButton(IconButton):
    """Chooses light, dark or the system's look, and whether things move.

    Signals:
        mode_requested: Carries 'light', 'dark' or 'system'.
        motion_requested: Carries whether motion is to be reduced.
    """

    mode_requested = Signal(str)
    motion_requested = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _ICONS[theme.mode], "", parent)
        self.setToolTip(self.tr("Light, dark or the system's look"))
        self.setAccessibleName(self.tr("Look"))
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        titles = {"light": self.tr("Light"), "dark": self.tr("Dark"), "system": self.tr("As the system")}
        for mode, title in titles.items():
            action = self._menu.addAction(title)
            action.setCheckable(True)
            action.setData(mode)
            self._group.addAction(action)
        self._menu.addSeparator()
        self._motion = self._menu.addAction(self.tr("Reduce motion"))
        self._motion.setCheckable(True)
        self._motion.triggered.connect(self.motion_requested)
        self._group.triggered.connect(self._on_chosen)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        theme.changed.connect(self._show_state)
        self._show_state()

    def _on_chosen(self, action: QAction) -> None:
        self.mode_requested.emit(str(action.data()))
        self._show_state()

    def _show_state(self) -> None:
        self.set_icon_name(_ICONS[self._theme.mode])
        self._motion.setChecked(self._theme.reduced_motion)
        for action in self._group.actions():
            action.setChecked(action.data() == self._theme.mode)


class HelpButton(IconButton):
    """Opens the help menu: the key map, the diagnostics and the logs.

    Signals:
        keys_requested: Show every shortcut.
        diagnostics_requested: Copy versions, processes and the last log lines.
        log_requested: Open the folder of the logs.
        docs_requested: Open the backend's own documentation in the browser.
    """

    keys_requested = Signal()
    diagnostics_requested = Signal()
    log_requested = Signal()
    docs_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "circle-help", "", parent)
        self.setToolTip(self.tr("Help"))
        self.setAccessibleName(self.tr("Help"))
        self._menu = QMenu(self)
        for title, signal in (
            (self.tr("Keyboard shortcuts"), self.keys_requested),
            (self.tr("The backend's API in the browser"), self.docs_requested),
            (self.tr("Open the log folder"), self.log_requested),
            (self.tr("Copy diagnostics"), self.diagnostics_requested),
        ):
            self._menu.addAction(title).triggered.connect(signal)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
