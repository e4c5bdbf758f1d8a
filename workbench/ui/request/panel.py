"""The request panel: a tab per request, method, URL and Send, and the editors of all its parts."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.core import query_text
from workbench.core.cookies import Jar
from workbench.core.request import RequestDraft
from workbench.core.variables import Scopes
from workbench.state.api import ApiSnapshot
from workbench.state.history import HistorySnapshot
from workbench.state.requests import RequestsSnapshot, Tab
from workbench.ui.common.labels import line
from workbench.ui.common.theme import Theme
from workbench.ui.request.cookies_dialog import CookiesDialog
from workbench.ui.request.editors import Editors
from workbench.ui.request.history_popup import HistoryPopup
from workbench.ui.request.name_dialog import ask_name
from workbench.ui.request.note_line import NoteLine
from workbench.ui.request.tabs_row import TabsRow
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
        notice_read: What was told of all open requests may go.
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
    notice_read = Signal()
    room_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._snapshot = RequestsSnapshot()
        self._shown_tab = -1
        self._room = 0
        self.top = TabsRow(theme)
        self.bar = UrlBar(theme)
        self.editors = Editors(theme)
        self.note = NoteLine(theme)
        self.history = HistoryPopup(theme, self)
        self.cookies = CookiesDialog(theme, self)
        self.notice = NoteLine(theme)
        self.columns = Splitter(Qt.Orientation.Horizontal, (828, 372), 0)
        """The editors, and what a screen puts at their right, under the URL."""
        self._build()
        self._connect()

    def render_requests(self, snapshot: RequestsSnapshot) -> None:
        """Show the tabs and the one in front."""
        self._snapshot = snapshot
        self.notice.show_note(snapshot.notice, undo=False)
        self.top.render_tabs(snapshot)
        tab = snapshot.current
        if tab.id != self._shown_tab:
            self._shown_tab = tab.id
            self.editors.body.forget()
        self.bar.render_tab(tab)
        self.note.show_note(tab.note, undo=tab.before_import is not None)
        self.editors.show_tab(tab)
        self._show_problem()
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

    def open_new(self) -> None:
        """Ask for an empty request and begin to type its URL."""
        self.new_tab_requested.emit()
        self.focus_url()

    def focus_url(self) -> None:
        """Put the cursor into the URL field with all of it selected."""
        self.bar.url.setFocus()
        self.bar.url.selectAll()

    def show_history(self) -> None:
        below = self.top.history_button if self.top.history_button.isVisible() else self.top.more_button
        self.history.open_below(below)

    def show_section(self, name: str) -> None:
        """Bring one of ``SECTIONS`` to the front."""
        self.editors.go_to(name)

    def go_to_problem(self) -> None:
        """Put the cursor where the body stops being what it calls itself."""
        if self.editors.body.problem:
            self.editors.go_to("body")
            self.editors.body.go_to_problem()

    def rename_current(self) -> None:
        """Ask for a new name of the request in front."""
        self._ask_name(self._snapshot.current)

    @property
    def _draft(self) -> RequestDraft:
        return self._snapshot.current.draft

    def _build(self) -> None:
        self.setMinimumSize(320, 160)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addWidget(line())
        layout.addWidget(self.notice)
        layout.addWidget(self.bar)
        layout.addWidget(self.note)
        layout.addWidget(self.columns, 1)
        self.columns.addWidget(self.editors)

    def _connect(self) -> None:
        self.top.tab_requested.connect(self.tab_requested)
        self.top.close_requested.connect(self.close_requested)
        self.top.rename_requested.connect(self._on_rename)
        self.top.new_requested.connect(self.open_new)
        self.top.history_requested.connect(self.show_history)
        self.top.cookies_requested.connect(self.cookies.open)
        self.editors.room_changed.connect(self._ask_for_room)
        self.editors.edited.connect(self._edit)
        self.editors.checked.connect(self._show_problem)
        self.bar.problem_requested.connect(self.go_to_problem)
        self.bar.method_edited.connect(self._on_method)
        self.bar.url_edited.connect(self._on_url)
        self.bar.send_requested.connect(self.send_requested)
        self.bar.cancel_requested.connect(self.cancel_requested)
        self.bar.url.curl_pasted.connect(self.curl_pasted)
        self.editors.copy_menu.copy_requested.connect(self.copy_requested)
        self.note.undo_requested.connect(self.undo_import_requested)
        self.note.closed.connect(self.note_read)
        self.editors.auth.login_requested.connect(self.login_requested)
        self.notice.closed.connect(self.notice_read)

    def _show_problem(self) -> None:
        self.bar.show_problem(self.tr("Body") if self.editors.body.problem else "")

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

    def _on_rename(self, tab_id: int) -> None:
        tab = self._snapshot.tab(tab_id)
        if tab is not None:
            self._ask_name(tab)

    def _ask_name(self, tab: Tab) -> None:
        ask_name(self, tab.draft.title, partial(self.rename_requested.emit, tab.id))
