"""The main window: the top bar over the screens, with focus ring, palette and what is kept of its layout."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from workbench.actions.commands import Commands
from workbench.ui.common.focus import FocusRing, HeldFocus
from workbench.ui.common.icons import app_icon
from workbench.ui.common.theme import Theme
from workbench.ui.key_tips import KeyTips
from workbench.ui.learn_screen import LearnScreen
from workbench.ui.palette.palette import CommandPalette
from workbench.ui.shortcuts import Shortcuts
from workbench.ui.topbar.bar import TopBar

_START_SIZE = (1440, 900)
_SAVE_AFTER_MS = 400
_COMPACT_WIDTH = 1240


@dataclass(frozen=True, slots=True)
class WindowLayout:
    """What comes back at the next start: the window's size, the sizes of every splitter, and the screen in front."""

    size: tuple[int, int] = _START_SIZE
    maximized: bool = False
    splitters: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    screen: str = "learn"


class MainWindow(QMainWindow):
    """Holds the screens.

    Signals:
        layout_changed: Size, splitters or screen changed, some time ago enough to be worth keeping.
        closed: The window was closed.
        painted: It was shown for the first time and the event loop is idle: heavy imports may begin.
    """

    layout_changed = Signal(object)
    closed = Signal()
    painted = Signal()

    def __init__(
        self, theme: Theme, commands: Commands, learn: LearnScreen, others: Sequence[tuple[str, str, QWidget]] = ()
    ) -> None:
        """``others`` are the screens beside Learn: (id, title, widget)."""
        super().__init__()
        self._commands = commands
        self.learn = learn
        self._screens: dict[str, QWidget] = {"learn": learn} | {screen: widget for screen, _, widget in others}
        titles = (("learn", self.tr("Learn")), *((screen, title) for screen, title, _ in others))
        self._titles = titles
        self.bar = TopBar(theme, [(screen, title, f"Ctrl+{place}") for place, (screen, title) in enumerate(titles, 1)])
        self._stack = QStackedWidget()
        self._ring = FocusRing(theme, self)
        self._held = HeldFocus(self)
        self._save = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._save.timeout.connect(self._tell_layout)
        self._build(theme)
        self.palette_popup = CommandPalette(theme, commands, self)
        self._shortcuts = Shortcuts(commands, self)
        self._key_tips = KeyTips(commands, self)
        self._ready = False

    @property
    def screens(self) -> tuple[tuple[str, str], ...]:
        """Id and title of every screen, in order."""
        return self._titles

    @property
    def screen_id(self) -> str:
        """The screen in front."""
        return next(screen for screen, widget in self._screens.items() if widget is self._stack.currentWidget())

    def show_screen(self, screen: str) -> None:
        """Bring a screen to the front."""
        self._stack.setCurrentWidget(self._screens[screen])
        self.bar.show_screen(screen)
        self._save.start()

    def restore_layout(self, layout: WindowLayout) -> None:
        """Take over what was kept; what doesn't fit falls back to the start values."""
        self.resize(*layout.size)
        if layout.maximized:
            self.showMaximized()
        self.show_screen(layout.screen if layout.screen in self._screens else "learn")
        self._kept = layout

    def current_layout(self) -> WindowLayout:
        """What is worth keeping."""
        sizes = {name: splitter.kept_sizes for name, splitter in self.learn.splitters.items()}
        maximized = self.isMaximized()
        size = self._kept.size if maximized else (self.width(), self.height())
        return WindowLayout(size, maximized, sizes, self.screen_id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._ready:
            self._ready = True
            for name, splitter in self.learn.splitters.items():
                splitter.restore_sizes(self._kept.splitters.get(name, ()))
            self.learn.fit_window(self.size())
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.set_compact(event.size().width() < _COMPACT_WIDTH)
        if self._ready:
            self.learn.fit_window(event.size())
            self._save.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._tell_layout()
        super().closeEvent(event)
        self.closed.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Every Tab press of every widget ends here: ring what got the focus.

        Qt also asks here where to go when the control in use was disabled: nowhere, until it is enabled again. And when
        it was hidden: to the next one, which gets no ring for that.
        """
        control = QApplication.focusWidget()
        if control is not None and not control.isEnabled():
            self._held.hold(control)
            return False
        by_tab = control is None or control.isVisible()
        moved = super().focusNextPrevChild(forward)
        if by_tab:
            self._ring.follow(QApplication.focusWidget())
        return moved

    def _build(self, theme: Theme) -> None:
        self.setWindowTitle("Backend Workbench")
        self.setWindowIcon(app_icon(theme))
        self.setMinimumSize(theme.size("minWindow.width"), theme.size("minWindow.height"))
        self._kept = WindowLayout()
        for widget in self._screens.values():
            self._stack.addWidget(widget)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(centre)
        self.bar.screen_requested.connect(self.show_screen)
        self.bar.search_requested.connect(self._open_palette)
        self.learn.sizes_changed.connect(self._save.start)

    def _open_palette(self) -> None:
        self.palette_popup.open()

    def _tell_layout(self) -> None:
        self.layout_changed.emit(self.current_layout())
