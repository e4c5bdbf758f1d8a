"""The cookie jar, open: what is kept, for whom and how long; cookies are added, changed and thrown out here."""

import time
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from workbench.core.cookies import Cookie, Jar
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import line, paragraph
from workbench.ui.common.theme import Theme
from workbench.ui.common.tips import plain
from workbench.ui.request.cookie_form import CookieForm
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

    def row_of(self, key: tuple[str, str, str]) -> int:
        """Where a cookie stands; -1 for one that isn't there."""
        return next((row for row, one in enumerate(self._cookies) if one.key == key), -1)

    def find(self, key: tuple[str, str, str]) -> Cookie | None:
        return self.cookie(self.row_of(key))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._cookies)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Name"), self.tr("Value"), self.tr("Sent to"), self.tr("Until"), self.tr("Rules"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self._text(self._cookies[index.row()], Column(index.column()))
        return plain(text) if role == Qt.ItemDataRole.ToolTipRole else text

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
    """Shows the jar, and the cookie that is chosen in it to be changed.

    Signals:
        save_requested: Carries the key of a cookie to change, None for a new one, and the TypedCookie.
        remove_requested: Carries the key of the cookie to throw out.
        clear_requested: All of them.
        undo_requested: Take back what was done last.
    """

    save_requested = Signal(object, object)
    remove_requested = Signal(tuple)
    clear_requested = Signal()
    undo_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = CookiesModel(self)
        self._host = ""
        self.view = RowsView()
        self.form = CookieForm(theme)
        self._words = paragraph(theme, "", "small", "text.muted")
        self.add = Button(theme, self.tr("New cookie"), "ghost", "plus")
        self.remove = Button(theme, self.tr("Delete"), "ghost", "trash-2")
        self.clear = Button(theme, self.tr("Delete all"), "ghost")
        self.undo = Button(theme, "", "ghost", "undo-2")
        self.done_button = Button(theme, self.tr("Done"))
        self._build()
        self._connect()
        self.show_undo("")

    def render_jar(self, jar: Jar) -> None:
        """Show a jar; what is being typed stays."""
        before = self._current()
        self._model.show_jar(jar)
        lines = [self.tr("Refused: {0} — {1}.").format(one.line, one.why) for one in jar.refused]
        if not jar.cookies:
            lines.insert(0, self.tr("The jar is empty. A server fills it with Set-Cookie, or you do."))
        lines.append(self.tr("The jar is kept in memory: it is empty again when the window closes."))
        self._words.setText("\n".join(lines))
        self._words.setVisible(True)
        self.clear.setEnabled(bool(jar.cookies))
        self.remove.setEnabled(bool(jar.cookies))
        if before is not None:
            self._choose(before.key)
        if self.form.key is not None and self._model.find(self.form.key) is None and not self.form.edited:
            self.form.show_cookie(None)

    def show_undo(self, words: str) -> None:
        """Offer to take something back."""
        self.undo.setText(self.tr("Undo: {0}").format(words))
        self.undo.setVisible(bool(words))

    def show_problem(self, field: str, words: str) -> None:
        """What was typed is no cookie."""
        if self.isVisible():
            self.form.show_problem(field, words)

    def show_saved(self, key: tuple[str, str, str]) -> None:
        """A cookie was taken in: show it as it is kept."""
        if self.isVisible():
            self.form.show_cookie(self._model.find(key))
            self._choose(key)

    def show_host(self, host: str) -> None:
        """Take over for which host a new cookie will mostly be."""
        self._host = host

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Cookies"))
        self.resize(1080, 430)
        self.view.setModel(self._model)
        dress(self._theme, self.view)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setFont(self._theme.font("small", mono=True))
        self.view.setAccessibleName(self.tr("Cookies"))
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(Column.VALUE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.NAME, 120), (Column.FOR, 130), (Column.UNTIL, 150), (Column.FLAGS, 170)):
            self.view.setColumnWidth(column, width)
        foot = QHBoxLayout()
        for button in (self.add, self.remove, self.clear, self.undo):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.done_button)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self.view, 1)
        columns.addWidget(self.form)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addLayout(columns, 1)
        layout.addWidget(self._words)
        layout.addWidget(line())
        layout.addLayout(foot)
        for button in (self.add, self.remove, self.clear, self.undo, self.done_button, self.form.save, self.form.back):
            button.setAutoDefault(False)  # Return saves what is typed, and nothing else
        self.form.show_cookie(None)

    def _connect(self) -> None:
        self.view.remove_wanted.connect(self._remove)
        self.view.selectionModel().currentRowChanged.connect(self._on_chosen)
        self.form.save_requested.connect(self.save_requested)
        self.form.discarded.connect(lambda: self._on_chosen(self.view.currentIndex()))
        self.add.clicked.connect(self._begin)
        self.remove.clicked.connect(self._remove_current)
        self.clear.clicked.connect(self.clear_requested)
        self.undo.clicked.connect(self.undo_requested)
        self.done_button.clicked.connect(self.close)
        self.add.setToolTip(self.tr("A cookie of your own (Ctrl+N)"))
        self.undo.setToolTip(self.tr("Take it back (Ctrl+Z outside of a field)"))
        for keys, run in (("Ctrl+Z", self.undo_requested.emit), ("Ctrl+N", self._begin)):
            QShortcut(QKeySequence(keys), self).activated.connect(run)

    def _begin(self) -> None:
        self.view.clearSelection()
        self.form.begin(self._host)

    def _current(self) -> Cookie | None:
        return self._model.cookie(self.view.currentIndex().row())

    def _choose(self, key: tuple[str, str, str]) -> None:
        row = self._model.row_of(key)
        if row >= 0:
            self.view.selectRow(row)

    def _on_chosen(self, current: QModelIndex) -> None:
        """Show another one, unless something half typed would be lost by it."""
        cookie = self._model.cookie(current.row())
        if cookie is not None and not self.form.edited:
            self.form.show_cookie(cookie)

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
