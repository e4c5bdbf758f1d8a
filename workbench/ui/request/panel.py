"""The request panel: a tab per request, method, URL and Send, and the editors of all its parts."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.core import query_text
from workbench.core.assertion import Assertion, Capture
from workbench.core.cookies import Jar
from workbench.core.openapi_docs import NO_DOCS, ApiDocs
from workbench.core.request import Auth, Body, RequestDraft, Row
from workbench.core.variables import Scopes
from workbench.state.api import ApiSnapshot
from workbench.state.history import HistorySnapshot
from workbench.state.requests import RequestsSnapshot, Tab
from workbench.ui.common.buttons import IconButton
from workbench.ui.common.labels import line, paragraph
from workbench.ui.common.tab_strip import Face, TabStrip
from workbench.ui.common.theme import Theme
from workbench.ui.request import methods
from workbench.ui.request.assertions_section import AssertionsSection
from workbench.ui.request.auth_editor import AuthEditor
from workbench.ui.request.body_editor import BodyEditor
from workbench.ui.request.cookies_dialog import CookiesDialog
from workbench.ui.request.copy_menu import CopyMenu
from workbench.ui.request.docs_view import DocsView
from workbench.ui.request.history_popup import HistoryPopup
from workbench.ui.request.name_dialog import ask_name
from workbench.ui.request.note_line import NoteLine
from workbench.ui.request.rows_table import RowsTable
from workbench.ui.request.section_faces import SECTIONS, section_faces
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
        self._docs: ApiDocs = NO_DOCS
        self.tabs = TabStrip(theme, closable=True)
        self.bar = UrlBar(theme)
        self.sections = TabStrip(theme)
        self.copy_menu = CopyMenu(theme)
        self.note = NoteLine(theme)
        self.params = RowsTable(theme, self.tr("Query parameters"))
        self.headers = RowsTable(theme, self.tr("Headers"))
        self.auth = AuthEditor(theme)
        self.body = BodyEditor(theme)
        self.tests = AssertionsSection(theme)
        self.docs = DocsView(theme)
        self.history = HistoryPopup(theme, self)
        self.cookies = CookiesDialog(theme, self)
        self.history_button = IconButton(theme, "history", self.tr("History (Ctrl+H)"))
        self.cookies_button = IconButton(theme, "cookie", self.tr("Cookies"))
        self.notice = paragraph(theme, "", "small", "warn.base")
        self._stack = QStackedWidget()
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
            self.body.forget()
        self.bar.render_tab(tab)
        self.note.show_note(tab.note, undo=tab.before_import is not None)
        self._show_draft(tab)

    def render_api(self, snapshot: ApiSnapshot) -> None:
        """Take over what is known of the API."""
        self._docs = snapshot.docs
        self.bar.show_docs(snapshot.docs)
        self.auth.show_users(snapshot.users)
        self.docs.show_route(self._docs, self._draft)

    def render_history(self, snapshot: HistorySnapshot) -> None:
        self.history.render_history(snapshot)

    def render_cookies(self, jar: Jar) -> None:
        self.cookies.render_jar(jar)

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now in the request in front."""
        for part in (self.bar, self.params, self.headers, self.auth, self.body, self.tests):
            part.show_scopes(scopes)

    def put_beside(self, widget: QWidget) -> None:
        """Make a column at the right of the editors, under the URL."""
        self._lower.addWidget(widget)
        self._lower.restore_sizes(())
        self.copy_menu.hide()

    def focus_url(self) -> None:
        """Put the cursor into the URL field with all of it selected."""
        self.bar.url.setFocus()
        self.bar.url.selectAll()

    def show_history(self) -> None:
        self.history.open_below(self.history_button)

    def show_section(self, name: str) -> None:
        """Bring one of ``SECTIONS`` to the front."""
        self._go_to_section(SECTIONS.index(name))

    def rename_current(self) -> None:
        """Ask for a new name of the request in front."""
        self._ask_name(self._snapshot.current)

    @property
    def _draft(self) -> RequestDraft:
        return self._snapshot.current.draft

    def _build(self) -> None:
        self.setMinimumSize(320, 160)
        self.tabs.setAccessibleName(self.tr("Open requests"))
        self.sections.setAccessibleName(self.tr("Parts of the request"))
        self.new_button = IconButton(self._theme, "plus", self.tr("New request (Ctrl+T)"))
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 8, 0)
        top.setSpacing(2)
        top.addWidget(self.tabs)
        top.addWidget(self.new_button)
        top.addStretch(1)
        top.addWidget(self.cookies_button)
        top.addWidget(self.history_button)
        for page in (self.params, self.headers, self.auth, self.body, self.tests, self.docs):
            self._stack.addWidget(page)
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
        self._lower.addWidget(self._made_editor())

    def _made_editor(self) -> QWidget:
        editor = QWidget()
        parts = QHBoxLayout()
        parts.setContentsMargins(0, 0, 8, 0)
        parts.addWidget(self.sections)
        parts.addStretch(1)
        parts.addWidget(self.copy_menu)
        layout = QVBoxLayout(editor)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(parts)
        layout.addWidget(line())
        layout.addWidget(self._stack, 1)
        return editor

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_tab)
        self.tabs.close_wanted.connect(self._on_close)
        self.tabs.tabBarDoubleClicked.connect(self._on_rename)
        self.new_button.clicked.connect(self.new_tab_requested)
        self.sections.chosen.connect(self._stack.setCurrentIndex)
        self._stack.currentChanged.connect(self._ask_for_room)
        self.bar.method_edited.connect(self._on_method)
        self.bar.url_edited.connect(self._on_url)
        self.bar.send_requested.connect(self.send_requested)
        self.bar.cancel_requested.connect(self.cancel_requested)
        self.bar.url.curl_pasted.connect(self.curl_pasted)
        self.copy_menu.copy_requested.connect(self.copy_requested)
        self.note.undo_requested.connect(self.undo_import_requested)
        self.note.closed.connect(self.note_read)
        self.params.edited.connect(self._on_params)
        self.headers.edited.connect(self._on_headers)
        self.auth.edited.connect(self._on_auth)
        self.auth.login_requested.connect(self.login_requested)
        self.body.edited.connect(self._on_body)
        self.body.checked.connect(self._on_checked)
        self.tests.edited.connect(self._on_tests)
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

    def _show_draft(self, tab: Tab) -> None:
        draft = tab.draft
        self.params.show_rows(draft.params)
        self.headers.show_rows(draft.headers)
        self.auth.show_auth(draft.auth, tab.auth_note)
        self.body.show_body(draft.body)
        self.tests.show_tab(tab)
        self._ask_for_room()
        self.docs.show_route(self._docs, draft)
        self._show_sections()

    def _show_sections(self) -> None:
        faces = section_faces(self._draft, body_is_wrong=bool(self.body.problem))
        self.sections.show_faces(faces, self._stack.currentIndex())

    def _on_checked(self) -> None:
        self._show_sections()
        self._ask_for_room()

    def _ask_for_room(self) -> None:
        page = self._stack.currentWidget()
        rows = page in (self.params, self.headers)
        needed = 0 if rows else self.body.room if page is self.body else _ROOM
        around = self.height() - self._stack.height()
        room = around + needed if needed else 0
        if room != self._room:
            self._room = room
            self.room_wanted.emit(room)

    def _go_to_section(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._show_sections()

    def _edit(self, draft: RequestDraft) -> None:
        if draft != self._draft:
            self._snapshot = self._snapshot.with_tab(replace(self._snapshot.current, draft=draft))
            self.draft_edited.emit(draft)

    def _on_method(self, method: str) -> None:
        self._edit(replace(self._draft, method=method))

    def _on_url(self, text: str) -> None:
        self._edit(query_text.with_url_text(self._draft, text))

    def _on_params(self, rows: tuple[Row, ...]) -> None:
        self._edit(replace(self._draft, params=rows))

    def _on_headers(self, rows: tuple[Row, ...]) -> None:
        self._edit(replace(self._draft, headers=rows))

    def _on_auth(self, auth: Auth) -> None:
        self._edit(replace(self._draft, auth=auth))

    def _on_body(self, body: Body) -> None:
        self._edit(replace(self._draft, body=body))

    def _on_tests(self, assertions: tuple[Assertion, ...], captures: tuple[Capture, ...]) -> None:
        self._edit(replace(self._draft, assertions=assertions, captures=captures))

    def _on_tab(self, index: int) -> None:
        self.tab_requested.emit(self._snapshot.tabs[index].id)

    def _on_close(self, index: int) -> None:
        self.close_requested.emit(self._snapshot.tabs[index].id)

    def _on_rename(self, index: int) -> None:
        if 0 <= index < len(self._snapshot.tabs):
            self._ask_name(self._snapshot.tabs[index])

    def _ask_name(self, tab: Tab) -> None:
        ask_name(self, tab.draft.title, partial(self.rename_requested.emit, tab.id))
