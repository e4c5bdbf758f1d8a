"""Says in a request what reaches it from above, and from where: credentials and headers that its folders hand down."""

from html import escape

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from workbench.core.draft_secrets import SECRET_HEADERS
from workbench.core.handed_down import HandedDown, HandedHeader
from workbench.core.masking import covered
from workbench.core.request import (
    ApiKeyAuth,
    Auth,
    BasicAuth,
    BearerAuth,
    CookieAuth,
    LoginAuth,
    OAuth2PasswordAuth,
)
from workbench.ui.common.theme import Theme

_MOST = 6


class InheritedNote(QLabel):
    """A few lines with a link to each folder; nothing while nothing comes from above.

    Signals:
        folder_requested: Show the settings of a folder; carries its path, empty for the collection.
    """

    folder_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[tuple[str, str, str, bool], ...] = ()
        self._title = ""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setFont(theme.font("small"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.linkActivated.connect(self._on_link)
        theme.changed.connect(self._redraw)
        self.hide()

    def show_headers(self, handed: HandedDown) -> None:
        """Show the headers that come from above; struck through what the request has itself."""
        shown = handed.headers[:_MOST]
        self._title = _tr("Inherited") if shown else ""
        self._lines = tuple(
            (f"{one.row.name}: {_value(one)}", one.folder.name, one.folder.path, one.replaced) for one in shown
        )
        more = len(handed.headers) - len(shown)
        if more:
            self._title = _tr("Inherited, {0} more of them in the folders' settings").format(more)
        self._redraw()

    def show_auth(self, handed: HandedDown) -> None:
        """Show the credentials that come from above."""
        self._title = ""
        if handed.auth_from is None:
            self._title = _tr("Nothing above says any: nothing is sent.")
            self._lines = ()
        else:
            self._lines = ((auth_words(handed.auth), handed.auth_from.name, handed.auth_from.path, False),)
        self._redraw()

    def _redraw(self) -> None:
        lines = [f"<span style='color:{self._color('text.muted')}'>{escape(self._title)}</span>"] if self._title else []
        lines += [self._line(*one) for one in self._lines]
        self.setText("<br>".join(lines))
        self.setVisible(bool(lines))

    def _line(self, words: str, folder: str, path: str, replaced: bool) -> str:
        family = escape(self._theme.font("small", mono=True).family(), quote=True)
        token = "text.muted" if replaced else "text.primary"
        mono = f"<span style=\"font-family:'{family}'; color:{self._color(token)}\">{escape(words)}</span>"
        shown = f"<s>{mono}</s>" if replaced else mono
        target, blue = escape(path, quote=True), self._color("accent.base")
        link = f"<a style='color:{blue}' href='folder:{target}'>{escape(folder)}</a>"
        told = _tr("replaced here, from {0}") if replaced else _tr("from {0}")
        return f"{shown} &nbsp;<span style='color:{self._color('text.muted')}'>{told.format(link)}</span>"

    def _on_link(self, link: str) -> None:
        self.folder_requested.emit(link.removeprefix("folder:"))

    def _color(self, token: str) -> str:
        return self._theme.color(token).name()


def auth_words(auth: Auth) -> str:
    """One line about credentials, without anything secret."""
    words = _tr("No credentials")
    match auth:
        case BasicAuth():
            words = _tr("Basic as {0}").format(auth.username or "…")
        case BearerAuth():
            words = _tr("Bearer {0}").format(_plain(auth.token))
        case ApiKeyAuth():
            words = _tr("API key {0} = {1}").format(auth.name, _plain(auth.value))
        case CookieAuth():
            words = _tr("Cookie {0} = {1}").format(auth.name, _plain(auth.value))
        case LoginAuth():
            words = _tr("Log in as {0}").format(auth.username or "…")
        case OAuth2PasswordAuth():
            words = _tr("OAuth 2 as {0}").format(auth.username or "…")
    return words


def _value(one: HandedHeader) -> str:
    return _plain(one.row.value) if one.row.name.strip().lower() in SECRET_HEADERS else one.row.value


def _plain(value: str) -> str:
    """A value that names variables says nothing; any other is covered."""
    return value if "{{" in value or not value else covered(value)


def _tr(words: str) -> str:
    return QCoreApplication.translate("InheritedNote", words)
