"""The editors of a request's parts, one tab each, and beside them the request as it will be sent."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.core.assertion import Assertion, Capture
from workbench.core.handed_down import HandedDown
from workbench.core.openapi_docs import NO_DOCS, ApiDocs
from workbench.core.request import Auth, Body, RequestDraft, Row
from workbench.core.variable import Variable
from workbench.core.variables import Scopes
from workbench.state.requests import Tab
from workbench.ui.common.labels import line
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.tab_strip import TabStrip
from workbench.ui.common.theme import Theme
from workbench.ui.request.as_sent_view import AsSentView
from workbench.ui.request.assertions_section import AssertionsSection
from workbench.ui.request.auth_editor import AuthEditor
from workbench.ui.request.body_editor import BodyEditor
from workbench.ui.request.copy_menu import CopyMenu
from workbench.ui.request.docs_view import DocsView
from workbench.ui.request.headers_page import HeadersPage
from workbench.ui.request.params_page import ParamsPage
from workbench.ui.request.rows_table import RowsTable
from workbench.ui.request.section_faces import SECTIONS, section_faces
from workbench.ui.request.settings_page import SettingsPage
from workbench.ui.request.vars_page import VarsPage
from workbench.ui.splitter import Splitter

_ROOM = 200
"""So high the Auth and Docs tabs can be used without scrolling at every line."""
_ALONE = frozenset({"tests", "vars", "settings", "docs"})
"""Parts that change little or nothing of what is sent: they have all the room."""
_WRITTEN = (QAbstractItemView, QPlainTextEdit, QLineEdit)
_EQUAL = 10_000
"""More than there is: a splitter then shares what there is."""


class Editors(QWidget):
    """Shows one draft and tells each change of it.

    Signals:
        edited: Carries the new version of the draft.
        checked: The JSON body was looked through.
        room_changed: Another part is in front, or it needs another height.
        sent_wanted: The request as it will be sent came into sight, or shall be shown anew.
    """

    edited = Signal(object)
    checked = Signal()
    room_changed = Signal()
    sent_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._draft = RequestDraft()
        self._docs: ApiDocs = NO_DOCS
        self.sections = TabStrip(theme)
        self.copy_menu = CopyMenu(theme)
        self.params = RowsTable(theme, self.tr("Query parameters"))
        self.params_page = ParamsPage(theme, self.params)
        self.headers = RowsTable(theme, self.tr("Headers"))
        self.headers_page = HeadersPage(theme, self.headers)
        self.auth = AuthEditor(theme)
        self.body = BodyEditor(theme)
        self.tests = AssertionsSection(theme)
        self.vars = VarsPage(theme)
        self.settings = SettingsPage(theme)
        self.docs = DocsView(theme)
        self.views = Segmented(
            theme, [("typed", self.tr("Typed")), ("both", self.tr("Both")), ("sent", self.tr("Sent"))]
        )
        self.sent = AsSentView(theme)
        self.parts = QStackedWidget()
        self._view = "typed"
        self._offers_sent = False
        self._allows_both = True
        self._both_again = False
        self.halves = Splitter(Qt.Orientation.Horizontal, (400, 400), 0)
        self._build()
        self._connect()

    @property
    def room(self) -> int:
        """How high the part in front wants to be; 0 when any height will do."""
        page = self.parts.currentWidget()
        if page in (self.params_page, self.headers_page):
            return 0
        return self.body.room if page is self.body else _ROOM

    @property
    def around(self) -> int:
        """How high everything around the part in front is."""
        return self.height() - self.parts.height()

    def show_tab(self, tab: Tab) -> None:
        """Show the parts of a request."""
        self._draft = draft = tab.draft
        self.params_page.show_draft(draft)
        self.headers.show_rows(draft.headers)
        self.auth.show_auth(draft.auth, tab.auth_note)
        self.body.show_body(draft.body)
        self.tests.show_tab(tab)
        self.vars.show_variables(draft.variables, has_file=bool(tab.path))
        self.settings.show_draft(draft)
        self.docs.show_route(self._docs, draft)
        self._show_faces()

    def show_docs(self, docs: ApiDocs) -> None:
        """Take over what is known of the API."""
        self._docs = docs
        self.docs.show_route(docs, self._draft)

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now in this request."""
        for part in (self.params_page, self.headers, self.auth, self.body, self.tests, self.vars, self.settings):
            part.show_scopes(scopes)

    def show_handed(self, handed: HandedDown) -> None:
        """Take over what the folders above hand down to this request."""
        self.headers_page.inherited.show_headers(handed)
        self.auth.show_handed(handed)

    def offer_sent(self) -> None:
        """Offer the view as sent, and show both: there is room on this screen."""
        self.copy_menu.hide()
        self._offers_sent = True
        self.view("both")

    def allow_both(self, allowed: bool) -> None:
        """Whether there is room for the request as typed and as sent beside each other."""
        self._allows_both = allowed
        self.views.show_segments(("typed", "both", "sent") if allowed else ("typed", "sent"))
        if not allowed and self.views.value == "both":
            self._set_view("typed")
            self._both_again = True
        elif allowed and self._both_again:
            self._set_view("both")

    def share_evenly(self) -> None:
        """Give the request as typed and as sent the same room."""
        self.halves.setSizes([_EQUAL, _EQUAL])

    def view(self, which: str) -> None:
        """Show the request as 'typed', as 'sent', or 'both'; a part that stands alone makes room for that."""
        if which != "typed" and self._offers_sent and self._is_alone:
            self.go_to(SECTIONS[0])
        self._set_view(which)

    def go_to(self, name: str) -> None:
        """Bring one of ``SECTIONS`` to the front, also where only the request as sent was shown."""
        if self.views.value == "sent":
            self.view("typed")
        self.parts.setCurrentIndex(SECTIONS.index(name))
        self._show_faces()

    def focus_part(self) -> None:
        """Give the keyboard to the part in front: to what is typed there, if anything is."""
        page = self.parts.currentWidget()
        assert page is not None
        reached = [
            one
            for one in page.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled() and one.isVisibleTo(page)
        ]
        for widget in [*(one for one in reached if isinstance(one, _WRITTEN)), *reached][:1]:
            widget.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def _is_alone(self) -> bool:
        return SECTIONS[self.parts.currentIndex()] in _ALONE

    def _set_view(self, which: str) -> None:
        self._both_again = False
        self._view = which
        self.views.set_value(which)
        self._share()
        if which == "both":
            self.share_evenly()

    def _share(self) -> None:
        """Show what there is room for, and ask for the request as sent where it comes into sight."""
        alone = self._is_alone
        self.views.setVisible(self._offers_sent and not alone)
        self.parts.setVisible(alone or self._view != "sent")
        self.sent.setVisible(not alone and self._view != "typed")
        if self.sent.isVisibleTo(self):
            self.sent_wanted.emit()

    def _on_section(self, index: int) -> None:
        """A part was chosen to be typed in: it comes into sight."""
        self.parts.setCurrentIndex(index)  # none when the click missed
        if self._view == "sent":
            self._set_view("both" if self._allows_both else "typed")

    def _build(self) -> None:
        self.sections.setAccessibleName(self.tr("Parts of the request"))
        self.views.setAccessibleName(self.tr("As typed, as sent, or both"))
        self.views.hide()
        pages = (
            self.params_page,
            self.headers_page,
            self.auth,
            self.body,
            self.tests,
            self.vars,
            self.settings,
            self.docs,
        )
        for page in pages:
            self.parts.addWidget(page)
        self.halves.addWidget(self.parts)
        self.halves.addWidget(self.sent)
        self.halves.setStretchFactor(1, 1)
        self.sent.hide()
        parts = QHBoxLayout()
        parts.setContentsMargins(0, 0, 8, 0)
        parts.addWidget(self.sections)
        parts.addStretch(1)
        parts.addWidget(self.copy_menu)
        parts.addWidget(self.views)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(parts)
        layout.addWidget(line())
        layout.addWidget(self.halves, 1)

    def _connect(self) -> None:
        self.sections.chosen.connect(self._on_section)
        self.sections.tabBarClicked.connect(self._on_section)  # also the one in front, which is chosen already
        self.parts.currentChanged.connect(self._share)
        self.parts.currentChanged.connect(self.room_changed)
        self.views.selected.connect(self.view)
        self.params.edited.connect(self._on_params)
        self.params_page.path_edited.connect(self._on_path)
        self.headers.edited.connect(self._on_headers)
        self.auth.edited.connect(self._on_auth)
        self.body.edited.connect(self._on_body)
        self.body.checked.connect(self._on_checked)
        self.tests.edited.connect(self._on_tests)
        self.vars.edited.connect(self._on_variables)
        self.settings.edited.connect(self._edit)

    def _show_faces(self) -> None:
        faces = section_faces(self._draft, body_is_wrong=bool(self.body.problem))
        self.sections.show_faces(faces, self.parts.currentIndex())

    def _on_checked(self) -> None:
        self._show_faces()
        self.room_changed.emit()
        self.checked.emit()

    def _edit(self, draft: RequestDraft) -> None:
        if draft != self._draft:
            self._draft = draft
            self.edited.emit(draft)

    def _on_params(self, rows: tuple[Row, ...]) -> None:
        self._edit(replace(self._draft, params=rows))

    def _on_path(self, rows: tuple[Row, ...]) -> None:
        self._edit(replace(self._draft, path_params=rows))

    def _on_headers(self, rows: tuple[Row, ...]) -> None:
        self._edit(replace(self._draft, headers=rows))

    def _on_auth(self, auth: Auth) -> None:
        self._edit(replace(self._draft, auth=auth))

    def _on_body(self, body: Body) -> None:
        self._edit(replace(self._draft, body=body))

    def _on_variables(self, variables: tuple[Variable, ...]) -> None:
        self._edit(replace(self._draft, variables=variables))

    def _on_tests(self, assertions: tuple[Assertion, ...], captures: tuple[Capture, ...]) -> None:
        self._edit(replace(self._draft, assertions=assertions, captures=captures))
