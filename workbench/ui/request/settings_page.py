"""The Settings section: how long a request may take, and the way it takes."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QFormLayout, QFrame, QLineEdit, QScrollArea, QSpinBox, QWidget

from workbench.core.request import RequestDraft
from workbench.core.variables import Scopes
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.theme import Theme
from workbench.ui.request.certificate_fields import CertificateFields
from workbench.ui.variables.assist import VariableAssist

_LONGEST_S = 3600.0
_MOST_REDIRECTS = 100_000
_WIDTH = 120


class SettingsPage(QScrollArea):
    """A form.

    Signals:
        edited: Something was changed; carries the new draft.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._draft = RequestDraft()
        self._quiet = False
        self.connect_s = self._seconds(self.tr("Time to connect"))
        self.read_s = self._seconds(self.tr("Longest silence"))
        self.total_s = self._seconds(self.tr("Time for all of it"))
        self.follow = QCheckBox(self.tr("Follow redirects, each with its answer in sight"))
        self.most = QSpinBox()
        self.verify = QCheckBox(self.tr("Check the server's certificate"))
        self.http2 = QCheckBox(self.tr("Offer HTTP/2 (agreed on over TLS)"))
        self.proxy = QLineEdit()
        self.omitted = QLineEdit()
        self.certificates = CertificateFields(theme, self)
        self._assist = VariableAssist(theme, self.proxy)
        self._build()

    def show_draft(self, draft: RequestDraft) -> None:
        """Show a request's settings."""
        self._draft, self._quiet = draft, True
        self.connect_s.setValue(draft.connect_timeout_s)
        self.read_s.setValue(draft.read_timeout_s)
        self.total_s.setValue(draft.timeout_s)
        self.follow.setChecked(draft.follow_redirects)
        self.most.setValue(draft.max_redirects)
        self.most.setEnabled(draft.follow_redirects)
        self.verify.setChecked(draft.verify_tls)
        self.http2.setChecked(draft.http2)
        self.certificates.show_draft(draft)
        for field, words in ((self.proxy, draft.proxy), (self.omitted, ", ".join(draft.omitted))):
            if field.text() != words and not field.hasFocus():
                field.setText(words)
        self._quiet = False

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now."""
        self._assist.show_scopes(scopes)
        self.certificates.show_scopes(scopes)

    def _seconds(self, name: str) -> QDoubleSpinBox:
        field = QDoubleSpinBox()
        field.setRange(0.1, _LONGEST_S)
        field.setDecimals(1)
        field.setSuffix(" s")
        field.setFixedWidth(_WIDTH)
        for part in (field, field.lineEdit()):
            part.setAccessibleName(name)
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls the page
        field.valueChanged.connect(self._tell)
        return field

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.most.setRange(0, _MOST_REDIRECTS)
        self.most.setFixedWidth(_WIDTH)
        for part in (self.most, self.most.lineEdit()):
            part.setAccessibleName(self.tr("At most so many redirects"))
        self.most.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.most.valueChanged.connect(self._tell)
        for box in (self.follow, self.verify, self.http2):
            box.toggled.connect(self._tell)
        self.certificates.edited.connect(self._tell)
        for field, words, name in (
            (self.proxy, self.tr("http://host:port, empty for none"), self.tr("Proxy")),
            (self.omitted, self.tr("User-Agent, Accept"), self.tr("Headers to leave out")),
        ):
            field.setFont(self._theme.font("body", mono=True))
            field.setPlaceholderText(words)
            field.setAccessibleName(name)
            field.textEdited.connect(self._tell)
        self.setWidget(self._form())

    def _form(self) -> QWidget:
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(12, 10, 12, 12)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        rows = (
            (self.tr("To connect"), self.connect_s),
            (self.tr("Longest silence"), self.read_s),
            (self.tr("All of it"), self.total_s),
            (self.tr("Redirects"), self.follow),
            (self.tr("At most"), self.most),
            (self.tr("TLS"), self.verify),
            ("", self.http2),
            (self.tr("CA file"), self.certificates.ca),
            (self.tr("Certificate"), self.certificates.cert),
            (self.tr("Its key"), self.certificates.key),
            (self.tr("Password"), self.certificates.password),
            (self.tr("Proxy"), self.proxy),
            (self.tr("Leave out"), self.omitted),
        )
        for words, field in rows:
            form.addRow(text(self._theme, words, "small", "text.secondary"), field)
        about = self.tr("Headers that the client would add by itself, and this request goes without; Host stays.")
        form.addRow("", paragraph(self._theme, about, "small", "text.muted"))
        return inside

    def _tell(self) -> None:
        if self._quiet:
            return
        names = (name.strip() for name in self.omitted.text().split(","))
        draft = replace(
            self.certificates.put_into(self._draft),
            connect_timeout_s=self.connect_s.value(),
            read_timeout_s=self.read_s.value(),
            timeout_s=self.total_s.value(),
            follow_redirects=self.follow.isChecked(),
            max_redirects=self.most.value(),
            verify_tls=self.verify.isChecked(),
            http2=self.http2.isChecked(),
            proxy=self.proxy.text().strip(),
            omitted=tuple(name for name in names if name),
        )
        if draft != self._draft:
            self._draft = draft
            self.edited.emit(draft)
