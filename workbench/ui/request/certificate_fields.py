"""The files of a request's TLS settings: whom to believe, and the certificate to show to servers that ask for one."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLineEdit

from workbench.core.request import RequestDraft
from workbench.core.variables import Scopes
from workbench.ui.common.icons import icon
from workbench.ui.common.theme import Theme
from workbench.ui.variables.assist import VariableAssist
from workbench.ui.variables.secret_field import SecretField

NAMES = ("ca_file", "client_cert", "client_key", "key_password")


class CertificateFields(QObject):
    """Four fields for a form to place.

    Signals:
        edited: Something was typed or chosen.
    """

    edited = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choosers: list[QAction] = []
        self.ca = self._path(self.tr("CA file"), self.tr("PEM; trusted beside what the system trusts"))
        self.cert = self._path(self.tr("Client certificate"), self.tr("PEM; shown to a server that asks for one"))
        self.key = self._path(self.tr("Key of the certificate"), self.tr("PEM; empty when it is in the same file"))
        self.password = SecretField(theme)
        self.password.setPlaceholderText(
            self.tr("Only for an encrypted key; {{name}} of a secret keeps it out of files")
        )
        self.password.setAccessibleName(self.tr("Password of the key"))
        self.password.textEdited.connect(self.edited)
        self._fields: dict[str, QLineEdit] = dict(
            zip(NAMES, (self.ca, self.cert, self.key, self.password), strict=True)
        )
        self._assists = [VariableAssist(theme, field) for field in self._fields.values()]
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_draft(self, draft: RequestDraft) -> None:
        """Show what a request names."""
        for name, field in self._fields.items():
            words = getattr(draft, name)
            if field.text() != words and not field.hasFocus():
                field.setText(words)

    def put_into(self, draft: RequestDraft) -> RequestDraft:
        """The draft with what stands here."""
        ca, cert, key = (field.text().strip() for field in (self.ca, self.cert, self.key))
        return replace(draft, ca_file=ca, client_cert=cert, client_key=key, key_password=self.password.text())

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now."""
        for assist in self._assists:
            assist.show_scopes(scopes)

    def _path(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setFont(self._theme.font("body", mono=True))
        field.setPlaceholderText(hint)
        field.setAccessibleName(name)
        field.textEdited.connect(self.edited)
        choose = QAction(self.tr("Choose the file…"), field)
        choose.triggered.connect(partial(self._ask, field))
        self._choosers.append(choose)
        field.addAction(choose, QLineEdit.ActionPosition.TrailingPosition)
        return field

    def _ask(self, field: QLineEdit) -> None:
        """Ask for the file without blocking the window."""
        kinds = self.tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)")
        dialog = QFileDialog(field, field.accessibleName(), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(partial(self._chosen, field))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, field: QLineEdit, path: str) -> None:
        field.setText(path)
        self.edited.emit()

    def _restyle(self) -> None:
        for chooser in self._choosers:
            chooser.setIcon(icon(self._theme, "folder-open"))
