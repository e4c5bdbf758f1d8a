"""The cookie jar, open: what is kept, for whom and how long, and a way to throw it out."""

import time
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from workbench.core.cookies import Cookie, Jar
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import paragraph
from workbench.ui.common.theme import Theme
from workbench.ui.request.rows_table import RowsView, dress

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, left to right."""

    NAME = 0
    VALUE = 1
    FOR = 2
    UNTIL = 3
    FLAGS = 4


class CookiesModel(QAbstractTableModel):
    """The cookies of a jar."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cookies: tuple[Cookie, ...] = ()

    def show_jar(self, jar: Jar) -> None:
        self.beginResetModel()
        self._cookies = jar.cookies
        self.endResetModel()

    def cookie(self, row: int) -> Cookie | None:
        return self._cookies[row] if 0 <= row < len(self._cookies) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._cookies)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Name"), self.tr("Value"), self.tr("Sent to"), self.tr("Until"), self.tr("Rules"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(self._cookies[index.row()], Column(index.column()))
        return None

    def _text(self, cookie: Cookie, column: Column) -> str:
        match column:
            case Column.NAME:
                return cookie.name
            case Column.VALUE:
                return cookie.value
            case Column.FOR:
                return ("" if cookie.host_only else "*.") + cookie.domain + cookie.path
            case Column.UNTIL:
                return self._until(cookie)
            case Column.FLAGS:
                return _flags(cookie)

    def _until(self, cookie: Cookie) -> str:
        if cookie.expires_at is None:
            return self.tr("the window closes")
        return time.strftime("%Y-%m-%d %H:%M", time.localtime(cookie.expires_at))


class CookiesDialog(QDialog):
    """Shows the jar; Delete throws one out.

    Signals:
        remove_requested: Carries the key of the cookie to throw out.
        clear_requested: All of them.
    """

    remove_requested = Signal(tuple)
    clear_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = CookiesModel(self)
        self.view = RowsView()
        self._words = paragraph(theme, "", "small", "text.muted")
        self.remove = Button(theme, self.tr("Delete"), icon="trash-2")
        self.clear = Button(theme, self.tr("Delete all"), "ghost")
        self._build()

    def render_jar(self, jar: Jar) -> None:
        """Show a jar."""
        self._model.show_jar(jar)
        lines = [self.tr("Refused: {0} — {1}.").format(one.line, one.why) for one in jar.refused]
        if not jar.cookies:
            lines.insert(0, self.tr("The jar is empty. A server fills it with Set-Cookie."))
        self._words.setText("\n".join(lines))
        self._words.setVisible(bool(lines))
        self.clear.setEnabled(bool(jar.cookies))
        self.remove.setEnabled(bool(jar.cookies))

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Cookies"))
        self.resize(760, 320)
        self.view.setModel(self._model)
        dress(self._theme, self.view)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setFont(self._theme.font("small", mono=True))
        self.view.setAccessibleName(self.tr("Cookies"))
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(Column.VALUE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.NAME, 130), (Column.FOR, 150), (Column.UNTIL, 140), (Column.FLAGS, 170)):
            self.view.setColumnWidth(column, width)
        self.view.remove_wanted.connect(self._remove)
        self.remove.clicked.connect(self._remove_current)
        self.clear.clicked.connect(self.clear_requested)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.clear)
        foot.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._words)
        layout.addLayout(foot)

    def _remove_current(self) -> None:
        self._remove(max(0, self.view.currentIndex().row()))

    def _remove(self, row: int) -> None:
        cookie = self._model.cookie(row)
        if cookie is not None:
            self.remove_requested.emit(cookie.key)


def _flags(cookie: Cookie) -> str:
    same_site = f"SameSite={cookie.same_site}" if cookie.same_site else ""
    flags = ("HttpOnly" if cookie.http_only else "", "Secure" if cookie.secure else "", same_site)
    return " ".join(flag for flag in flags if flag)
