"""The row of open requests: a tab each, save, and a menu of what can be done with them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from workbench.state.requests import RequestsSnapshot, Tab
from workbench.ui.common.buttons import COMMAND, IconButton
from workbench.ui.common.tab_strip import Face, TabStrip
from workbench.ui.common.theme import Theme
from workbench.ui.request import methods


class TabsRow(QWidget):
    """Draws the open requests and tells what is wanted of them; tabs are named by their ids.

    Signals:
        tab_requested: Bring a tab to the front.
        new_requested: Open an empty request.
        close_requested: Close a tab.
        rename_requested: Ask for another name of a tab.
        duplicate_requested: Open the same once more.
        close_others_requested: Close all but this one.
        reopen_requested: Have the tab back that was closed last.
        move_requested: Carries a place and the one that its tab shall have.
        save_requested: Write the request in front into its file.
        cookies_requested: Show the cookie jar.
        history_requested: Show the history.
    """

    tab_requested = Signal(int)
    new_requested = Signal()
    close_requested = Signal(int)
    rename_requested = Signal(int)
    duplicate_requested = Signal(int)
    close_others_requested = Signal(int)
    reopen_requested = Signal()
    move_requested = Signal(int, int)
    save_requested = Signal()
    cookies_requested = Signal()
    history_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot = RequestsSnapshot()
        self._closed_any: Callable[[], bool] = lambda: False
        self.strip = TabStrip(theme, closable=True)
        self.new_button = IconButton(theme, "plus", self.tr("New request (Ctrl+T)"))
        self.new_button.setProperty(COMMAND, "request.new")
        self.save_button = IconButton(theme, "save", self.tr("Save the request (Ctrl+S)"))
        self.save_button.setProperty(COMMAND, "collection.save")
        self.cookies_button = IconButton(theme, "cookie", self.tr("Cookies"))
        self.history_button = IconButton(theme, "history", self.tr("History (Ctrl+H)"))
        self.history_button.setProperty(COMMAND, "request.history")
        self.more_button = IconButton(theme, "ellipsis", self.tr("What can be done with the open requests"))
        self._build()

    def render_tabs(self, snapshot: RequestsSnapshot) -> None:
        """Show the tabs, with the one in front."""
        self._snapshot = snapshot
        ids = [tab.id for tab in snapshot.tabs]
        self.strip.show_faces([self._face(tab) for tab in snapshot.tabs], ids.index(snapshot.current.id))
        self.save_button.setEnabled(snapshot.current.edited or not snapshot.current.path)

    def offer_files(self) -> None:
        """Here requests are saved into files, and the history has a place of its own."""
        self.save_button.show()
        self.history_button.hide()
        self.cookies_button.hide()

    def offer_closed(self, any_closed: Callable[[], bool]) -> None:
        """Ask this whether there is a closed tab to be had back."""
        self._closed_any = any_closed

    def menu(self, tab_id: int) -> QMenu:
        """What can be done with a tab, and with all of them."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        several = len(self._snapshot.tabs) > 1
        _add(made, self.tr("Rename…"), "F2", partial(self.rename_requested.emit, tab_id))
        _add(made, self.tr("Duplicate"), "Ctrl+D", partial(self.duplicate_requested.emit, tab_id))
        made.addSeparator()
        _add(made, self.tr("Close"), "Ctrl+W", partial(self.close_requested.emit, tab_id))
        others = partial(self.close_others_requested.emit, tab_id)
        _add(made, self.tr("Close the others"), "", others, enabled=several)
        reopen = self.reopen_requested.emit
        _add(made, self.tr("Reopen the closed request"), "Ctrl+Shift+T", reopen, enabled=self._closed_any())
        made.addSeparator()
        _add(made, self.tr("Cookies…"), "", self.cookies_requested.emit)
        if several:
            made.addMenu(self._open_ones(made))
        return made

    def _open_ones(self, parent: QMenu) -> QMenu:
        """All open requests by name: the strip shows only as many as fit."""
        made = QMenu(self.tr("Go to ({0} open)").format(len(self._snapshot.tabs)), parent)
        for tab in self._snapshot.tabs:
            action = made.addAction(f"{tab.draft.method} {tab.draft.title}".replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(tab.id == self._snapshot.current.id)
            action.triggered.connect(partial(self._go_to, tab.id))
        return made

    def _go_to(self, tab_id: int, _checked: bool = False) -> None:
        self.tab_requested.emit(tab_id)

    def _build(self) -> None:
        self.strip.setAccessibleName(self.tr("Open requests"))
        self.strip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.save_button.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(2)
        layout.addWidget(self.strip)
        layout.addWidget(self.new_button)
        layout.addStretch(1)
        for button in (self.cookies_button, self.history_button, self.save_button, self.more_button):
            layout.addWidget(button)
        self._connect()

    def _connect(self) -> None:
        self.strip.chosen.connect(lambda index: self.tab_requested.emit(self._id(index)))
        self.strip.close_wanted.connect(lambda index: self.close_requested.emit(self._id(index)))
        self.strip.move_wanted.connect(self.move_requested)
        self.strip.tabBarDoubleClicked.connect(self._on_double_click)
        self.strip.customContextMenuRequested.connect(self._on_menu)
        self.new_button.clicked.connect(self.new_requested)
        self.save_button.clicked.connect(self.save_requested)
        self.cookies_button.clicked.connect(self.cookies_requested)
        self.history_button.clicked.connect(self.history_requested)
        self.more_button.clicked.connect(self._on_more)

    def _face(self, tab: Tab) -> Face:
        method = tab.draft.method
        tip = self.tr("{0} {1}\nDouble-click renames, middle click or Ctrl+W closes").format(method, tab.draft.url)
        dot = self.tr("edited") if tab.edited else ""
        return Face(tab.draft.title, methods.short(method), methods.token(method), tip=tip, dot=dot)

    def _id(self, index: int) -> int:
        return self._snapshot.tabs[index].id

    def _on_double_click(self, index: int) -> None:
        if 0 <= index < len(self._snapshot.tabs):
            self.rename_requested.emit(self._id(index))

    def _on_menu(self, at: QPoint) -> None:
        index = self.strip.tabAt(at)
        if index >= 0:
            self.menu(self._id(index)).popup(self.strip.mapToGlobal(at))

    def _on_more(self) -> None:
        at = self.more_button.mapToGlobal(self.more_button.rect().bottomLeft())
        self.menu(self._snapshot.current.id).popup(at)


def _add(menu: QMenu, title: str, keys: str, run: Callable[[], object], *, enabled: bool = True) -> None:
    """One entry; its keys are only told: the command of the window has them."""
    action = menu.addAction(f"{title}\t{keys}" if keys else title)
    action.setEnabled(enabled)
    action.triggered.connect(lambda _checked=False: run())
