"""A field for a password, token or key: covered until the eye is pressed; a variable in it stays readable."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.ui.common.icons import icon
from workbench.ui.common.theme import Theme


class SecretField(QLineEdit):
    """Covers what is typed. The name of a variable is no secret, so ``{{token}}`` is shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._revealed = False
        self.setFont(theme.font("body", mono=True))
        self.eye = QAction(self)
        self.eye.triggered.connect(self._turn)
        self.addAction(self.eye, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._cover)
        theme.changed.connect(self._cover)
        self._cover()

    @property
    def covered(self) -> bool:
        """Whether dots stand in place of the text."""
        return self.echoMode() == QLineEdit.EchoMode.Password

    def cover(self) -> None:
        """Close the eye again."""
        self._revealed = False
        self._cover()

    def _turn(self) -> None:
        self._revealed = not self._revealed
        self._cover()

    def _cover(self) -> None:
        names_only = "{{" in self.text()
        open_now = self._revealed or names_only or not self.text()
        self.setEchoMode(QLineEdit.EchoMode.Normal if open_now else QLineEdit.EchoMode.Password)
        self.eye.setIcon(icon(self._theme, "eye" if self._revealed else "eye-off"))
        self.eye.setToolTip(self.tr("Cover it") if self._revealed else self.tr("Show it"))
        self.eye.setVisible(bool(self.text()) and not names_only)
