"""The top bar of the window."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from server.contract.control import Status
from workbench.core.backend import BackendSnapshot
from workbench.ui.common.buttons import COMMAND, IconButton
from workbench.ui.common.icons import mark
from workbench.ui.common.labels import text
from workbench.ui.common.theme import Theme
from workbench.ui.topbar.menus import HelpButton, ThemeButton
from workbench.ui.topbar.reset_popup import ResetPopup
from workbench.ui.topbar.search_button import SearchButton
from workbench.ui.topbar.status_pill import StatusPill
from workbench.ui.topbar.status_popup import StatusPopup


class TopBar(QWidget):
    """Holds the screens, the backend's status, and what is always at hand.

    Signals:
        screen_requested: Bring a screen to the front; carries its id.
        search_requested: Open the command palette.
        restart_requested: Restart the backend.
        status_requested: The status popup opens: ask for news.
    """

    screen_requested = Signal(str)
    search_requested = Signal()
    restart_requested = Signal()
    status_requested = Signal()

    def __init__(self, theme: Theme, screens: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """``screens`` are (id, title, shortcut)."""
        super().__init__(parent)
        self._theme = theme
        self._screens = QButtonGroup(self)
        self._screen_ids = [screen for screen, _, _ in screens]
        self._mark = QLabel()
        self._name = text(theme, "Backend Workbench", "heading")
        self.pill = StatusPill(theme)
        self.search = SearchButton(theme)
        self.status_popup = StatusPopup(theme, self)
        self.reset_popup = ResetPopup(theme, self)
        self.theme_button = ThemeButton(theme)
        self.help_button = HelpButton(theme)
        self._restart = IconButton(theme, "rotate-cw", self.tr("Restart the backend"))
        self._reset = IconButton(theme, "database-backup", self.tr("Reset the world"))
        self._build(screens)
        theme.changed.connect(self._restyle)
        self._restyle()

    def render_backend(self, snapshot: BackendSnapshot) -> None:
        """Show the backend's state."""
        self.pill.render_snapshot(snapshot)
        self.status_popup.render_backend(snapshot)
        running = snapshot.state in ("running", "degraded")
        self._reset.setEnabled(running)
        self._restart.setEnabled(snapshot.state != "starting")

    def render_status(self, status: Status | None) -> None:
        """Show what the backend says of itself."""
        self.status_popup.render_status(status)
        self.reset_popup.render_status(status)

    def show_screen(self, screen: str) -> None:
        """Mark a screen as the one in front."""
        self._screens.button(self._screen_ids.index(screen)).setChecked(True)

    def set_compact(self, compact: bool) -> None:
        """Shorten the pill and the search field for a narrow window."""
        self.pill.set_compact(compact)
        self.search.set_compact(compact)

    def open_status(self) -> None:
        """Open the popup under the pill."""
        self.status_requested.emit()
        self.status_popup.open_under(self.pill)

    def open_reset(self) -> None:
        """Open the confirmation of a reset."""
        self.status_requested.emit()
        self.reset_popup.open_under(self._reset)

    def _build(self, screens: Sequence[tuple[str, str, str]]) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(self._theme.size("topBar"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(11, 0, 8, 0)
        layout.setSpacing(0)
        layout.addWidget(self._mark)
        layout.addSpacing(8)
        layout.addWidget(self._name)
        layout.addSpacing(19)
        for place, (screen, title, shortcut) in enumerate(screens):
            layout.addWidget(self._screen_button(place, screen, title, shortcut))
        layout.addSpacing(12)
        layout.addWidget(self.pill)
        layout.addSpacing(4)
        layout.addWidget(self._restart)
        layout.addWidget(self._reset)
        layout.addStretch(1)
        layout.addWidget(self.search)
        layout.addSpacing(8)
        layout.addWidget(self.theme_button)
        layout.addWidget(self.help_button)
        self._connect()

    def _connect(self) -> None:
        self.pill.clicked.connect(self.open_status)
        self._reset.clicked.connect(self.open_reset)
        self._restart.clicked.connect(self.restart_requested)
        self.search.clicked.connect(self.search_requested)
        self._screens.idClicked.connect(self._on_screen)

    def _screen_button(self, place: int, screen: str, title: str, shortcut: str) -> QToolButton:
        button = QToolButton()
        button.setText(title)
        button.setProperty("kind", "screen")
        button.setCheckable(True)
        button.setFont(self._theme.font("label"))
        button.setToolTip(f"{title} ({shortcut})")
        button.setProperty(COMMAND, f"view.{screen}")
        button.setAccessibleName(title)
        button.setObjectName(screen)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._screens.addButton(button, place)
        return button

    def _on_screen(self, place: int) -> None:
        self.screen_requested.emit(self._screen_ids[place])

    def _restyle(self) -> None:
        self._mark.setPixmap(mark(self._theme, 20))
