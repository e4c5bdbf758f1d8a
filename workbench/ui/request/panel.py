"""The request panel: a tab per request, method, URL and Send, and the editors of all its parts."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.core import query_text
from workbench.core.cookies import Jar
from workbench.core.request import RequestDraft
from workbench.core.variables import Scopes
from workbench.state.api import ApiSnapshot
from workbench.state.history import HistorySnapshot
from workbench.state.requests import RequestsSnapshot, Tab
from workbench.ui.common.buttons import IconButton
from workbench.ui.common.labels import line, paragraph
from workbench.ui.common.tab_strip import Face, TabStrip
from workbench.ui.common.theme import Theme
from workbench.ui.request import methods
from workbench.ui.request.cookies_dialog import CookiesDialog
from workbench.ui.request.editors import Editors
from workbench.ui.request.history_popup import HistoryPopup
from workbench.ui.request.name_dialog import ask_name
from workbench.ui.request.note_line import NoteLine
from workbench.ui.request.url_bar import UrlBar
from workbench.ui.splitter import Splitter

_ROOM = 200
"""So high the Auth and Docs tabs can be used without scrolling at every line."""


class RequestPanel(QWidget):
    """Draws the open requests and tells what is wanted.

    Signals:
        draft_edited: Carries the new version of the draft in front.
        send_requested: Send the draft in front.
        cancel_requested: Stop the send of the tab in front.
        tab_requested: Bring a tab to the front; carries its id.
        new_tab_requested: Open an empty request.
        close_requested: Close a tab; carries its id.
        rename_requested: Carries a tab's id and its new name.
        login_requested: Carries username and password of a seeded user.
        curl_pasted: Carries a cURL command line to import.
        copy_requested: Copy the draft in front; carries the kind and whether secrets go along.
        undo_import_requested: Put back what an import took the place of.
        note_read: The note of the tab in front may go.
        room_wanted: The part in front needs the panel this high; 0 when its start height does.
    """

    draft_edited = Signal(object)
    send_requested = Signal()
    cancel_requested = Signal()
    tab_requested = Signal(int)
    new_tab_requested = Signal()
    close_requested = Signal(int)
    rename_requested = Signal(int, str)
    login_requested = Signal(str, str)
    curl_pasted = Signal(str)
    copy_requested = Signal(str, bool)
    undo_import_requested = Signal()
    note_read = Signal()
    room_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._snapshot = RequestsSnapshot()
        self._shown_tab = -1
        self._room = 0
        self.tabs = TabStrip(theme, closable=True)
        self.bar = UrlBar(theme)
        self.editors = Editors(theme)
        self.note = NoteLine(theme)
        self.history = HistoryPopup(theme, self)
        self.cookies = CookiesDialog(theme, self)
        self.history_button = IconButton(theme, "history", self.tr("History (Ctrl+H)"))
        self.cookies_button = IconButton(theme, "cookie", self.tr("Cookies"))
        self.notice = paragraph(theme, "", "small", "warn.base")
        self._lower = Splitter(Qt.Orientation.Horizontal, (800, 360), 0)
        self._build()
        self._connect()

    def render_requests(self, snapshot: RequestsSnapshot) -> None:
        """Show the tabs and the one in front."""
        self._snapshot = snapshot
        self.notice.setText(snapshot.notice)
        self.notice.setVisible(bool(snapshot.notice))
        self._show_tabs()
        tab = snapshot.current
        if tab.id != self._shown_tab:
            self._shown_tab = tab.id
            self.editors.body.forget()
        self.bar.render_tab(tab)
        self.note.show_note(tab.note, undo=tab.before_import is not None)
        self.editors.show_tab(tab)
        self._ask_for_room()

    def render_api(self, snapshot: ApiSnapshot) -> None:
        """Take over what is known of the API."""
        self.bar.show_docs(snapshot.docs)
        self.editors.show_docs(snapshot.docs)
        self.editors.auth.show_users(snapshot.users)

    def render_history(self, snapshot: HistorySnapshot) -> None:
        self.history.render_history(snapshot)

    def render_cookies(self, jar: Jar) -> None:
        self.cookies.render_jar(jar)

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now in the request in front."""
        self.bar.show_scopes(scopes)
        self.editors.show_scopes(scopes)

    def put_beside(self, widget: QWidget) -> None:
        """Make a column at the right of the editors, under the URL."""
        self._lower.addWidget(widget)
        self._lower.restore_sizes(())
        self.editors.offer_sent()

    def focus_url(self) -> None:
        """Put the cursor into the URL field with all of it selected."""
        self.bar.url.setFocus()
        self.bar.url.selectAll()

    def show_history(self) -> None:
        self.history.open_below(self.history_button)

    def show_section(self, name: str) -> None:
        """Bring one of ``SECTIONS`` to the front."""
        self.editors.go_to(name)

    def rename_current(self) -> None:
        """Ask for a new name of the request in front."""
        self._ask_name(self._snapshot.current)

    @property
    def _draft(self) -> RequestDraft:
        return self._snapshot.current.draft

    def _build(self) -> None:
        self.setMinimumSize(320, 160)
        self.tabs.setAccessibleName(self.tr("Open requests"))
        self.new_button = IconButton(self._theme, "plus", self.tr("New request (Ctrl+T)"))
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 8, 0)
        top.setSpacing(2)
        top.addWidget(self.tabs)
        top.addWidget(self.new_button)
        top.addStretch(1)
        top.addWidget(self.cookies_button)
        top.addWidget(self.history_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.notice.setContentsMargins(12, 6, 12, 0)
        layout.addLayout(top)
        layout.addWidget(line())
        layout.addWidget(self.notice)
        layout.addWidget(self.bar)
        layout.addWidget(self.note)
        layout.addWidget(self._lower, 1)
        self._lower.addWidget(self.editors)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_tab)
        self.tabs.close_wanted.connect(self._on_close)
        self.tabs.tabBarDoubleClicked.connect(self._on_rename)
        self.new_button.clicked.connect(self.new_tab_requested)
        self.editors.room_changed.connect(self._ask_for_room)
        self.editors.edited.connect(self._edit)
        self.bar.method_edited.connect(self._on_method)
        self.bar.url_edited.connect(self._on_url)
        self.bar.send_requested.connect(self.send_requested)
        self.bar.cancel_requested.connect(self.cancel_requested)
        self.bar.url.curl_pasted.connect(self.curl_pasted)
        self.editors.copy_menu.copy_requested.connect(self.copy_requested)
        self.note.undo_requested.connect(self.undo_import_requested)
        self.note.closed.connect(self.note_read)
        self.editors.auth.login_requested.connect(self.login_requested)
        self.history_button.clicked.connect(self.show_history)
        self.cookies_button.clicked.connect(self.cookies.open)

    def _show_tabs(self) -> None:
        faces = [self._tab_face(tab) for tab in self._snapshot.tabs]
        ids = [tab.id for tab in self._snapshot.tabs]
        self.tabs.show_faces(faces, ids.index(self._snapshot.current.id))

    def _tab_face(self, tab: Tab) -> Face:
        method = tab.draft.method
        tip = self.tr("{0} {1}\nDouble-click renames, middle click or Ctrl+W closes").format(method, tab.draft.url)
        return Face(tab.draft.title, methods.short(method), methods.token(method), tip=tip)

    def _ask_for_room(self) -> None:
        needed = self.editors.room
        around = self.height() - self.editors.height() + self.editors.around
        room = around + needed if needed else 0
        if room != self._room:
            self._room = room
            self.room_wanted.emit(room)

    def _edit(self, draft: RequestDraft) -> None:
        if draft != self._draft:
            self._snapshot = self._snapshot.with_tab(replace(self._snapshot.current, draft=draft))
            self.draft_edited.emit(draft)

    def _on_method(self, method: str) -> None:
        self._edit(replace(self._draft, method=method))

    def _on_url(self, text: str) -> None:
        self._edit(query_text.with_url_text(self._draft, text))

    def _on_tab(self, index: int) -> None:
        self.tab_requested.emit(self._snapshot.tabs[index].id)

    def _on_close(self, index: int) -> None:
        self.close_requested.emit(self._snapshot.tabs[index].id)

    def _on_rename(self, index: int) -> None:
        if 0 <= index < len(self._snapshot.tabs):
            self._ask_name(self._snapshot.tabs[index])

    def _ask_name(self, tab: Tab) -> None:
        ask_name(self, tab.draft.title, partial(self.rename_requested.emit, tab.id))
