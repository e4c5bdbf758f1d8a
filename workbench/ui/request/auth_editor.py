"""The Auth tab: how the request says who is asking, and the seeded users who can log in with one click."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from server.contract.control import Credentials
from workbench.core.handed_down import HandedDown
from workbench.core.request import (
    ApiKeyAuth,
    Auth,
    BasicAuth,
    BearerAuth,
    CookieAuth,
    InheritAuth,
    LoginAuth,
    NoAuth,
    OAuth2PasswordAuth,
)
from workbench.core.variables import Scopes
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.theme import Theme
from workbench.ui.request.inherited import InheritedNote
from workbench.ui.variables.assist import VariableAssist
from workbench.ui.variables.secret_field import SecretField

_KINDS: tuple[Auth, ...] = (
    NoAuth(),
    BasicAuth(),
    BearerAuth(),
    ApiKeyAuth(),
    CookieAuth(),
    LoginAuth(),
    OAuth2PasswordAuth(),
    InheritAuth(),
)
_FIELDS: dict[str, tuple[str, ...]] = {
    "none": (),
    "inherit": (),
    "basic": ("username", "password"),
    "bearer": ("token",),
    "api_key": ("name", "value"),
    "cookie": ("name", "value"),
    "login": ("username", "password", "url"),
    "oauth2_password": ("token_url", "username", "password", "client_id", "client_secret", "scope"),
}
_NARROW = 560
"""Under this width the users stand below the fields, not beside them."""
_SECRET = ("password", "token", "value", "client_secret")


class AuthEditor(QWidget):
    """Edits one Auth.

    Signals:
        edited: The user changed it; carries the new Auth.
        login_requested: Carries username and password of a seeded user.
    """

    edited = Signal(object)
    login_requested = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, with_users: bool = True) -> None:
        super().__init__(parent)
        self._theme = theme
        self._with_users = with_users
        self._auth: Auth = NoAuth()
        self._quiet = False
        self._fields: dict[tuple[str, str], QLineEdit] = {}
        self.kind = QComboBox()
        self.place = QComboBox()
        self._stack = QStackedWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._users = QVBoxLayout()
        self._users.setSpacing(2)
        self._shown_users: tuple[Credentials, ...] = ()
        self.note = paragraph(theme, "", "small")
        self.inherited = InheritedNote(theme)
        self._about_inherit = paragraph(theme, self._about("inherit"), "small", "text.muted")
        self._build()

    def show_auth(self, auth: Auth, note: str = "") -> None:
        """Show an Auth, unless it is there already."""
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._auth = auth
        self._quiet = True
        self.kind.setCurrentIndex([one.kind for one in _KINDS].index(auth.kind))
        self._stack.setCurrentIndex(self.kind.currentIndex())
        for name in _FIELDS[auth.kind]:
            field = self._fields[auth.kind, name]
            if field.text() != getattr(auth, name):
                field.setText(getattr(auth, name))
        if isinstance(auth, ApiKeyAuth):
            self.place.setCurrentIndex(self.place.findData(auth.place))
        self._quiet = False

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now."""
        for assist in self.findChildren(VariableAssist):
            assist.show_scopes(scopes)

    def show_handed(self, handed: HandedDown) -> None:
        """Say what the folders above hand down."""
        self.inherited.show_auth(handed)

    def show_above(self, has_above: bool) -> None:
        """Whether there is a folder above: on top of all, inheriting and having none is the same."""
        words = self._title("inherit") if has_above else self._title("none")
        self.kind.setItemText(self.kind.findData("inherit"), words)
        for note in (self.inherited, self._about_inherit):
            note.setVisible(has_above)
        view = self.kind.view()
        if isinstance(view, QListView):
            view.setRowHidden(self.kind.findData("none"), not has_above)

    def show_users(self, users: tuple[Credentials, ...]) -> None:
        """Offer these users."""
        if users == self._shown_users:
            return
        self._shown_users = users
        while (item := self._users.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for user in users:
            self._users.addWidget(self._user_line(user))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self._halves.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def kind_words(self, auth: Auth) -> str:
        """What a kind of credentials is called."""
        return self._title(auth.kind)

    def field(self, kind: str, name: str) -> QLineEdit:
        """The field of one kind, for example ('bearer', 'token')."""
        return self._fields[kind, name]

    def _build(self) -> None:
        for auth in _KINDS:
            self.kind.addItem(self._title(auth.kind), auth.kind)
            self._stack.addWidget(self._form(auth.kind))
        self.kind.setAccessibleName(self.tr("Kind of authentication"))
        self.kind.setFixedWidth(180)
        self.kind.activated.connect(self._choose)
        left = QVBoxLayout()
        left.addWidget(self.kind)
        left.addWidget(self._stack)
        left.addWidget(self.note)
        left.addStretch(1)
        content = QWidget()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        layout = self._halves
        content.setLayout(layout)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(24)
        layout.addLayout(left, 1)
        if self._with_users:
            layout.addLayout(self._right(), 1)

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.addWidget(text(self._theme, self.tr("Users of this world"), "heading"))
        right.addLayout(self._users)
        right.addStretch(1)
        return right

    def _form(self, kind: str) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 4, 0, 0)
        for name in _FIELDS[kind]:
            field = SecretField(self._theme) if name in _SECRET else QLineEdit()
            field.setFont(self._theme.font("body", mono=True))
            VariableAssist(self._theme, field)
            field.setAccessibleName(self._label(name))
            field.textEdited.connect(self._on_edited)
            self._fields[kind, name] = field
            form.addRow(text(self._theme, self._label(name), "small", "text.secondary"), field)
        if kind == "api_key":
            self.place.addItem(self.tr("in a header"), "header")
            self.place.addItem(self.tr("in the query"), "query")
            self.place.setAccessibleName(self.tr("Where the key is sent"))
            self.place.activated.connect(self._on_edited)
            form.addRow(text(self._theme, self.tr("Where"), "small", "text.secondary"), self.place)
        if kind == "inherit":
            form.addRow(self.inherited)
            form.addRow(self._about_inherit)
        elif self._about(kind):
            form.addRow(paragraph(self._theme, self._about(kind), "small", "text.muted"))
        return page

    def _label(self, name: str) -> str:
        labels = {
            "username": self.tr("Username"),
            "password": self.tr("Password"),
            "token": self.tr("Token"),
            "name": self.tr("Name"),
            "value": self.tr("Value"),
            "url": self.tr("Log-in URL"),
            "token_url": self.tr("Token URL"),
            "client_id": self.tr("Client id"),
            "client_secret": self.tr("Client secret"),
            "scope": self.tr("Scope"),
        }
        return labels[name]

    def _title(self, kind: str) -> str:
        titles = {
            "none": self.tr("None"),
            "inherit": self.tr("From the folder"),
            "basic": self.tr("Basic"),
            "bearer": self.tr("Bearer token"),
            "api_key": self.tr("API key"),
            "cookie": self.tr("Cookie"),
            "login": self.tr("Log in for me"),
            "oauth2_password": self.tr("OAuth 2 password"),
        }
        return titles[kind]

    def _about(self, kind: str) -> str:
        """What is not clear from the fields."""
        words = {
            "inherit": self.tr("What the folder above says; a request outside of a collection sends nothing."),
            "login": self.tr("Logs in before the request, keeps the token or session, and renews it in time."),
            "oauth2_password": self.tr("Fetches a token with the password grant (RFC 6749, 4.3) and renews it."),
        }
        return words.get(kind, "")

    def _user_line(self, user: Credentials) -> QWidget:
        line = QFrame()
        line.setFixedHeight(self._theme.size("controlLarge"))
        line.setFrameShape(QFrame.Shape.NoFrame)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(text(self._theme, user.username, "body", mono=True))
        layout.addWidget(text(self._theme, user.password, "small", "text.muted", mono=True))
        layout.addWidget(text(self._theme, user.role, "small", "text.muted"))
        layout.addStretch(1)
        button = Button(self._theme, self.tr("Log in as {0}").format(user.username))
        button.setToolTip(self.tr("Sends a real POST /login and uses the token or cookie it gives"))
        button.clicked.connect(partial(self.login_requested.emit, user.username, user.password))
        layout.addWidget(button)
        return line

    def _choose(self, index: int) -> None:
        if _KINDS[index].kind != self._auth.kind:
            self.show_auth(_KINDS[index])
            self.edited.emit(self._auth)

    def _on_edited(self) -> None:
        if not self._quiet:
            self._auth = self._typed()
            self.edited.emit(self._auth)

    def _typed(self) -> Auth:
        kind = self._auth.kind
        typed: dict[str, Any] = {name: self._fields[kind, name].text() for name in _FIELDS[kind]}
        if isinstance(self._auth, ApiKeyAuth):
            typed["place"] = self.place.currentData()
        return replace(self._auth, **typed)
