"""The 'Copy as' menu at the right of the sub-tabs: what a request can be written down as, with or without secrets."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from workbench.core.export.kinds import KINDS
from workbench.ui.common.icons import icon, pixmap
from workbench.ui.common.theme import Theme

FIRST_SHORTCUT = "Ctrl+Shift+C"
_CHEVRON = 12


class CopyMenu(QToolButton):
    """A button that opens the menu.

    Signals:
        copy_requested: Carries the kind's id and whether secrets go along.
    """

    copy_requested = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.choices = QMenu(self)
        self.secrets = QAction(self.tr("Include secrets"), self)
        self._build()
        theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(_CHEVRON, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        mark = pixmap(self._theme, "chevron-down", "text.secondary", _CHEVRON)
        painter.drawPixmap(self.width() - _CHEVRON - 6, (self.height() - _CHEVRON) // 2 + 1, mark)

    @property
    def include_secrets(self) -> bool:
        return self.secrets.isChecked()

    def _build(self) -> None:
        self.setText(" " + self.tr("Copy as"))
        self.setFont(self._theme.font("body"))
        self.setIconSize(QSize(16, 16))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoRaise(True)
        self.setAccessibleName(self.tr("Copy the request as"))
        self.setToolTip(self.tr("Copy the request as a command line or a program"))
        for place, kind in enumerate(KINDS):
            words = kind.name if place else f"{kind.name}\t{FIRST_SHORTCUT}"
            action = self.choices.addAction(words)
            action.triggered.connect(partial(self._ask, kind.id))
        self.choices.addSeparator()
        self.secrets.setCheckable(True)
        self.secrets.setToolTip(self.tr("Without it passwords, tokens, keys and cookies are written as $TOKEN"))
        self.choices.setToolTipsVisible(True)
        self.choices.addAction(self.secrets)
        self.setMenu(self.choices)

    def _ask(self, kind: str, _checked: bool = False) -> None:
        self.copy_requested.emit(kind, self.include_secrets)

    def _restyle(self) -> None:
        self.setIcon(icon(self._theme, "code", "text.secondary"))
