"""Edits one cookie of the jar, or a new one."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.core.cookie_edit import SAME_SITE, TypedCookie, typed_of
from workbench.core.cookies import Cookie
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.theme import Theme

_WIDTH = 320


class CookieForm(QWidget):
    """A form with its own Save: a cookie half typed is no cookie.

    Signals:
        save_requested: Carries the key of the cookie that is changed, None for a new one, and the TypedCookie.
        discarded: What was typed is given up.
    """

    save_requested = Signal(object, object)
    discarded = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key: tuple[str, str, str] | None = None
        self._shown = TypedCookie()
        self.title = text(theme, "", "heading")
        self.name, self.value, self.domain, self.path, self.expires = (QLineEdit() for _ in range(5))
        self.subdomains = QCheckBox(self.tr("and to its subdomains"))
        self.secure = QCheckBox(self.tr("Secure: over TLS only"))
        self.http_only = QCheckBox(self.tr("HttpOnly: not for scripts"))
        self.same_site = QComboBox()
        self.problem = paragraph(theme, "", "small", "error.base")
        self.save = Button(theme, self.tr("Save cookie"), "primary")
        self.back = Button(theme, self.tr("Discard"), "ghost")
        self._build()

    @property
    def key(self) -> tuple[str, str, str] | None:
        """Of the cookie that is changed; None for a new one."""
        return self._key

    @property
    def edited(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.typed() != self._shown

    def show_cookie(self, cookie: Cookie | None) -> None:
        """Show a cookie; None begins a new one."""
        self._key = cookie.key if cookie else None
        self._show(typed_of(cookie) if cookie else TypedCookie())
        self.title.setText(self.tr("Change {0}").format(cookie.name[:24]) if cookie else self.tr("New cookie"))

    def begin(self, domain: str) -> None:
        """Begin a new one for a host."""
        self.show_cookie(None)
        self._show(TypedCookie(domain=domain))
        self.name.setFocus()

    def show_problem(self, field: str, words: str) -> None:
        """Say what is wrong, and put the cursor there."""
        name, widget = self._named()[field]
        self.problem.setText(f"{name}: {words}.")
        self.problem.show()
        widget.setFocus()

    def typed(self) -> TypedCookie:
        """What stands in the fields."""
        return TypedCookie(
            self.name.text(), self.value.text(), self.domain.text(), self.subdomains.isChecked(), self.path.text(),
            self.expires.text(), self.secure.isChecked(), self.http_only.isChecked(), self.same_site.currentData(),
        )  # fmt: skip

    def _show(self, typed: TypedCookie) -> None:
        self._shown = typed
        for field in ("name", "value", "domain", "path", "expires"):
            getattr(self, field).setText(getattr(typed, field))
        for field in ("subdomains", "secure", "http_only"):
            getattr(self, field).setChecked(getattr(typed, field))
        self.same_site.setCurrentIndex(max(0, self.same_site.findData(typed.same_site)))
        self.problem.hide()
        self._look()

    def _named(self) -> Mapping[str, tuple[str, QWidget]]:
        return {
            "name": (self.tr("Name"), self.name),
            "value": (self.tr("Value"), self.value),
            "domain": (self.tr("Host"), self.domain),
            "path": (self.tr("Path"), self.path),
            "expires": (self.tr("Until"), self.expires),
            "same_site": (self.tr("SameSite"), self.same_site),
        }

    def _build(self) -> None:
        self.setFixedWidth(_WIDTH)
        self.path.setPlaceholderText("/")
        self.domain.setPlaceholderText("127.0.0.1")
        self.expires.setPlaceholderText(self.tr("2030-01-31 12:00, or nothing"))
        for value in SAME_SITE:
            self.same_site.addItem(value or self.tr("not said (browsers take Lax)"), value)
        form = QFormLayout()
        form.setVerticalSpacing(6)
        for words, field in self._named().values():
            field.setAccessibleName(words)
            if isinstance(field, QLineEdit):
                field.setFont(self._theme.font("body", mono=True))
                field.textEdited.connect(self._look)
                field.returnPressed.connect(self._save)
            form.addRow(text(self._theme, words, "small", "text.secondary"), field)
            if field is self.domain:
                form.addRow("", self.subdomains)
        for box in (self.subdomains, self.secure, self.http_only):
            box.toggled.connect(self._look)
        self.same_site.currentIndexChanged.connect(self._look)
        form.addRow("", self.secure)
        form.addRow("", self.http_only)
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(self._discard)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.title)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def _look(self) -> None:
        for button in (self.save, self.back):
            button.setEnabled(self.edited)

    def _discard(self) -> None:
        self._show(self._shown)
        self.discarded.emit()

    def _save(self) -> None:
        if self.edited:
            self.problem.hide()
            self.save_requested.emit(self._key, self.typed())
