"""Push buttons and icon buttons in the kinds of the design."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from workbench.ui.common.icons import icon
from workbench.ui.common.theme import Theme

Kind = Literal["secondary", "primary", "ghost", "danger", "problem", "link"]
_ICON_TOKENS = {
    "primary": "text.onAccent",
    "danger": "error.base",
    "problem": "error.base",
    "secondary": "text.primary",
}


class Button(QPushButton):
    """A push button: at most one primary in a view."""

    def __init__(self, theme: Theme, text: str, kind: Kind = "secondary", icon: str = "", large: bool = False) -> None:
        super().__init__(text)
        self._theme = theme
        self._icon = icon
        self.setProperty("kind", kind)
        self.setProperty("large", large)
        self.setFont(theme.font("heading" if kind == "primary" else "label"))
        self.setIconSize(QSize(20, 16))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_kind(self, kind: Kind) -> None:
        """Turn into another kind in place, as Send turns into Cancel."""
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._restyle()

    def set_icon_name(self, name: str) -> None:
        """Show another icon; an empty name shows none."""
        self._icon = name
        self._restyle()

    def _restyle(self) -> None:
        if self._icon:
            token = _ICON_TOKENS.get(str(self.property("kind")), "text.secondary")
            self.setIcon(_with_gap(icon(self._theme, self._icon, token)))
        else:
            self.setIcon(QIcon())


def _with_gap(plain: QIcon) -> QIcon:
    """The icon with 4 px of air on its right: Qt has no setting for the space before the text."""
    made = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
        wide = QPixmap(40, 32)
        wide.setDevicePixelRatio(2.0)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(0, 0, plain.pixmap(QSize(16, 16), 2.0, mode))
        painter.end()
        made.addPixmap(wide, mode)
    return made


COMMAND = "command"
"""Property of a control that does what a command does: its tooltip ends with that command's keys in brackets."""


class IconButton(QToolButton):
    """A 28 px button that shows only an icon; its tooltip is its accessible name."""

    def __init__(self, theme: Theme, icon_name: str, tooltip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon_name
        self.setProperty("kind", "icon")
        self.setToolTip(tooltip)
        self.setAccessibleName(tooltip)
        self.setIconSize(QSize(16, 16))
        self.setFixedSize(theme.size("iconButton"), theme.size("iconButton"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_icon_name(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self._restyle()

    def _restyle(self) -> None:
        self.setIcon(icon(self._theme, self._icon))
