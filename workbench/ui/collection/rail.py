"""The collection's part of the left rail: header, search, tree, and what is to be told about its files."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from workbench.core.collection import Folder, SavedRequest
from workbench.state.collection import CollectionSnapshot
from workbench.state.requests import RequestsSnapshot
from workbench.ui.collection.menu import Run, copy_menu, export_menu, fill, item_entries, recent_menu
from workbench.ui.collection.notices import CollectionNotices
from workbench.ui.collection.opening import OpeningProgress
from workbench.ui.collection.tree import CollectionTree
from workbench.ui.common.buttons import Button, IconButton
from workbench.ui.common.empty import EmptyState
from workbench.ui.common.header import PanelHeader
from workbench.ui.common.theme import Theme
from workbench.ui.common.tips import plain


class CollectionRail(QWidget):
    """Shows the open collection, or how to open one.

    Signals:
        request_chosen: Show this request; carries its path.
        open_requested: Ask for a folder to open.
        reopen_requested: Open this folder; carries its Path.
        close_requested: Show no collection any more.
        import_requested: Bring requests in from elsewhere.
        run_requested: Send everything in a folder, one after the other; carries its path, empty for all.
        settings_requested: Edit what a folder hands down; carries its path, empty for the collection.
        new_request_requested, new_folder_requested: Make one in this folder; carry its path.
        rename_requested: Carries path and name.
        duplicate_requested, delete_requested: Carry the path.
        move_requested: Carries path, folder, and the path to stand in front of.
        export_requested: Write an item into a file; carries the kind and its path, empty for the whole collection.
        copy_requested: Put a request on the clipboard; carries the kind and its path.
        compare_requested: Show both versions of a conflict; carries the tab's id.
        undo_requested, dismissed, keep_mine_requested, take_theirs_requested, cancel_requested: As their names say.
    """

    request_chosen = Signal(str)
    open_requested = Signal()
    reopen_requested = Signal(object)
    close_requested = Signal()
    import_requested = Signal()
    run_requested = Signal(str)
    settings_requested = Signal(str)
    new_request_requested = Signal(str)
    new_folder_requested = Signal(str)
    rename_requested = Signal(str, str)
    duplicate_requested = Signal(str)
    delete_requested = Signal(str)
    move_requested = Signal(str, str, str)
    undo_requested = Signal()
    dismissed = Signal()
    keep_mine_requested = Signal()
    take_theirs_requested = Signal()
    cancel_requested = Signal()
    compare_requested = Signal(int)
    export_requested = Signal(str, str)
    copy_requested = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._snapshot = CollectionSnapshot()
        self._front = ""
        self._offers_import = self._offers_run = False
        self.header = PanelHeader(theme, self.tr("Collection"))
        self.search_button = IconButton(theme, "search", self.tr("Search requests"))
        self.more = IconButton(theme, "plus", self.tr("New request, folder, or collection"))
        self.search = QLineEdit()
        self.tree = CollectionTree(theme)
        self.opening = OpeningProgress(theme)
        self.notices = CollectionNotices(theme)
        self.import_button = Button(theme, self.tr("Import requests"), "ghost", "import")
        self._pages = QStackedWidget()
        self._build()
        self._connect()

    def offer(self, *, imports: bool = False, runs: bool = False) -> None:
        """Show the ways to import and to run, once somebody does that; what was offered before stays."""
        self._offers_import |= imports
        self._offers_run |= runs
        self.import_button.setVisible(self._offers_import)

    def render_collection(self, snapshot: CollectionSnapshot) -> None:
        """Show the collection as it is now."""
        before, self._snapshot = self._snapshot, snapshot
        self._show_page()
        self.opening.render_opening(snapshot.opening)
        self.notices.render_collection(snapshot)
        name = snapshot.collection.folder.name if snapshot.collection else ""
        self.header.setToolTip(plain(f"{name}\n{snapshot.collection.root}") if snapshot.collection else "")
        self.tree.render_collection(snapshot.collection, self.search.text().strip())
        if snapshot.selected != before.selected:
            self.tree.choose(snapshot.selected)
        elif before.collection is None and snapshot.collection is not None:
            self.tree.choose(self._front)

    def render_requests(self, snapshot: RequestsSnapshot) -> None:
        """Mark the requests whose tabs have edits, and follow the tab in front."""
        self.tree.mark_edited(frozenset(tab.path for tab in snapshot.tabs if tab.path and tab.edited))
        self._front = snapshot.current.path
        if self._front and not self.tree.hasFocus():
            self.tree.choose(self._front)

    def begin_search(self) -> None:
        """Show the search field with the cursor in it."""
        self.search.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _build(self) -> None:
        self.search.setPlaceholderText(self.tr("Name, method or URL"))
        self.search.setAccessibleName(self.tr("Search requests"))
        self.search.setClearButtonEnabled(True)
        self.search.hide()
        self.header.add(self.search_button)
        self.header.add(self.more)
        self._pages.addWidget(self.tree)
        self._pages.addWidget(self._make_empty())
        self._pages.addWidget(self._make_bare())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.header, self.search, self.opening):
            layout.addWidget(widget)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.notices)
        self._show_page()

    def _make_empty(self) -> QWidget:
        words = self.tr("Requests are saved as text files, one each, in a folder of your choice.")
        empty = EmptyState(self._theme, "folder", self.tr("No collection is open"), words, self.tr("Open a folder"))
        empty.acted.connect(self.open_requested)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.addWidget(empty, 1)
        self.import_button.clicked.connect(self.import_requested)
        self.import_button.hide()
        layout.addWidget(self.import_button, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def _make_bare(self) -> QWidget:
        words = self.tr("Save the request in front with Ctrl+S, or begin a new one.")
        bare = EmptyState(self._theme, "file-plus", self.tr("Nothing here yet"), words, self.tr("New request"))
        bare.acted.connect(self._new_request)
        return bare

    def _connect(self) -> None:
        self.search_button.clicked.connect(self.begin_search)
        self.search.textChanged.connect(self._on_search)
        self.more.clicked.connect(self._show_more)
        tree, notices = self.tree, self.notices
        tree.request_chosen.connect(self.request_chosen)
        tree.rename_requested.connect(self.rename_requested)
        tree.move_requested.connect(self.move_requested)
        tree.delete_requested.connect(self.delete_requested)
        tree.duplicate_requested.connect(self.duplicate_requested)
        tree.undo_requested.connect(self.undo_requested)
        tree.settings_requested.connect(self.settings_requested)
        tree.menu_requested.connect(self._show_menu)
        notices.undo_requested.connect(self.undo_requested)
        notices.dismissed.connect(self.dismissed)
        notices.keep_mine_requested.connect(self.keep_mine_requested)
        notices.take_theirs_requested.connect(self.take_theirs_requested)
        notices.compare_requested.connect(self.compare_requested)
        self.opening.cancel_requested.connect(self.cancel_requested)

    def _show_page(self) -> None:
        collection = self._snapshot.collection
        self._pages.setCurrentIndex(1 if collection is None else 0 if collection.folder.items else 2)
        self._pages.setVisible(collection is not None or self._snapshot.opening is None)
        self.search_button.setVisible(collection is not None)

    def _on_search(self, _words: str) -> None:
        self.tree.render_collection(self._snapshot.collection, self.search.text().strip())

    def _new_request(self) -> None:
        self.new_request_requested.emit(self.tree.folder)

    def _new_folder(self) -> None:
        self.new_folder_requested.emit(self.tree.folder)

    def _collection_settings(self) -> None:
        self.settings_requested.emit("")

    def _run_all(self) -> None:
        self.run_requested.emit("")

    def _show_more(self) -> None:
        menu = QMenu(self)
        entries: list[tuple[str, str, Run] | None] = []
        if self._snapshot.collection is not None:
            entries += [
                (self.tr("New request"), "", self._new_request),
                (self.tr("New folder"), "", self._new_folder),
                None,
            ]
            entries += [(self.tr("Run the collection"), "", self._run_all)] if self._offers_run else []
            entries.append((self.tr("Settings of the collection…"), "", self._collection_settings))
        if self._offers_import:
            entries.append((self.tr("Import…"), "", self.import_requested.emit))
        fill(menu, entries)
        if self._snapshot.collection is not None:
            menu.addMenu(self._export_menu(menu, "", is_folder=True))
        fill(menu, [(self.tr("Open a folder…"), "", self.open_requested.emit)])
        if self._snapshot.recent:
            menu.addMenu(recent_menu(menu, self._snapshot.recent, self.reopen_requested.emit))
        if self._snapshot.collection is not None:
            fill(menu, [(self.tr("Close the collection"), "", self.close_requested.emit)])
        _popup(menu, self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _show_menu(self, path: str, place: QPoint) -> None:
        item = self._snapshot.item(path)
        menu = QMenu(self)
        entries: list[tuple[str, str, Run] | None] = []
        new = [(self.tr("New request"), "", self._new_request), (self.tr("New folder"), "", self._new_folder)]
        fill(menu, [*new, None])
        if isinstance(item, Folder) and self._offers_run:
            fill(menu, [(self.tr("Run this folder"), "", lambda: self.run_requested.emit(path))])
        if item is None or isinstance(item, Folder):
            fill(menu, [(self.tr("Settings…"), "Alt+Return", lambda: self.settings_requested.emit(path))])
        if item is not None:
            entries = item_entries(
                item,
                choose=lambda: self.request_chosen.emit(path),
                rename=lambda: self.tree.edit_name(path),
                duplicate=lambda: self.duplicate_requested.emit(path),
                delete=lambda: self.delete_requested.emit(path),
                reveal=lambda: self._reveal(path),
            )
            fill(menu, entries[:-2])
            if isinstance(item, SavedRequest) and not item.problem:
                menu.addMenu(copy_menu(menu, lambda kind: self.copy_requested.emit(kind, path)))
        if item is None or not item.problem:
            menu.addMenu(self._export_menu(menu, path, is_folder=not isinstance(item, SavedRequest)))
        if item is not None:
            fill(menu, entries[-2:])
        _popup(menu, place)

    def _export_menu(self, menu: QMenu, path: str, *, is_folder: bool) -> QMenu:
        return export_menu(menu, lambda kind: self.export_requested.emit(kind, path), folder=is_folder)

    def _reveal(self, path: str) -> None:
        """Open the folder that a file lies in with the system's file manager."""
        if self._snapshot.collection is not None:
            file: Path = self._snapshot.collection.root / path
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file if file.is_dir() else file.parent)))


def _popup(menu: QMenu, place: QPoint) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)
