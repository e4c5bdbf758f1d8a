"""Where the settings of a folder or collection are edited: variables, headers, auth, docs and the switches of a run."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from workbench.core.collection import Folder, Variable
from workbench.core.request import Auth, Row
from workbench.state.folder_settings import FolderSettingsSnapshot
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import ElidedLabel, line, text
from workbench.ui.common.message import InlineMessage
from workbench.ui.common.tab_strip import Face, TabStrip
from workbench.ui.common.theme import Theme
from workbench.ui.environment.variables_table import VariablesTable
from workbench.ui.folder_settings.switches_page import SwitchesPage
from workbench.ui.request.auth_editor import AuthEditor
from workbench.ui.request.headers_page import HeadersPage
from workbench.ui.request.rows_table import RowsTable

PARTS = ("variables", "headers", "auth", "docs", "switches")


class FolderSettingsDialog(QDialog):
    """Shows one folder's settings; nothing is written before Save.

    Signals:
        edited: Carries another version of the folder.
        variables_edited: Carries the variables, and the values of their secrets by name.
        folder_requested: Show the settings of a folder above; carries its path.
        take_switches_requested: Take over what differs from the defaults on the switchboard now.
        undo_requested, save_requested, closed, keep_mine_requested, take_theirs_requested: As their names say.
    """

    edited = Signal(object)
    variables_edited = Signal(tuple, object)
    folder_requested = Signal(str)
    take_switches_requested = Signal()
    undo_requested = Signal()
    save_requested = Signal()
    closed = Signal()
    keep_mine_requested = Signal()
    take_theirs_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._draft = Folder("", "")
        self._edited = self._asked = False
        self.parts = TabStrip(theme)
        self.title = ElidedLabel(theme, "", "title")
        self.file = ElidedLabel(theme, "", "small", "text.muted", mono=True)
        self.variables = VariablesTable(theme)
        self.headers = RowsTable(theme, self.tr("Headers for all requests below"))
        self.headers_page = HeadersPage(theme, self.headers)
        self.auth = AuthEditor(theme, with_users=False)
        self.docs = QPlainTextEdit()
        self.switches = SwitchesPage(theme)
        self.message = InlineMessage(theme)
        self.state = text(theme, "", "small", "text.muted")
        self.undo = Button(theme, self.tr("Undo"), "ghost", "undo-2")
        self.cancel = Button(theme, self.tr("Cancel"))
        self.save = Button(theme, self.tr("Save"), "primary")
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def render_settings(self, snapshot: FolderSettingsSnapshot) -> None:
        """Show what is being edited; the window closes when that is nothing."""
        draft = snapshot.draft
        if draft is None:
            self._edited = False
            self.hide()
            return
        self._draft, self._edited = draft, snapshot.edited
        self._show_head(draft, snapshot)
        given = draft.defaults
        self.variables.show_variables(given.variables, snapshot.secrets)
        self.variables.show_scopes(snapshot.scopes)
        self.headers.show_rows(given.headers)
        self.headers.show_scopes(snapshot.scopes)
        self.headers_page.inherited.show_headers(snapshot.above)
        self.auth.show_auth(given.auth)
        self.auth.show_scopes(snapshot.scopes)
        self.auth.show_handed(snapshot.above)
        self.auth.show_above(bool(draft.path))
        if self.docs.toPlainText() != draft.notes:
            self.docs.setPlainText(draft.notes)
        self.switches.show_switches(draft.switches)
        self._show_message(snapshot)
        self.save.setEnabled(snapshot.edited and not snapshot.clashing and not snapshot.saving)
        self.undo.setVisible(snapshot.can_undo)
        self.state.setText(self._state(snapshot))

    def open_part(self, part: str = "variables") -> None:
        """Show the window with one of ``PARTS`` in front."""
        self._go_to(PARTS.index(part))
        self.parts.setCurrentIndex(PARTS.index(part))
        self.open()
        self.variables.view.setFocus()

    def reject(self) -> None:
        """Escape and the window's cross: asks once, when something would be lost."""
        self.setFocus()  # what is being typed is taken over
        if self._edited and not self._asked:
            self._asked = True
            self.message.show_message(
                "warn",
                self.tr("Not saved yet"),
                self.tr("What you changed here is lost when you close this."),
                actions=[("save", self.tr("Save")), ("lose", self.tr("Close without saving"))],
            )
            return
        self.closed.emit()
        super().reject()

    def _build(self) -> None:
        self.resize(760, 520)
        self.docs.setAccessibleName(self.tr("Docs"))
        self.docs.setPlaceholderText(self.tr("What this is about, in Markdown: for whoever opens the folder next."))
        self.docs.setTabChangesFocus(True)
        self.parts.setAccessibleName(self.tr("Parts of the settings"))
        for page in (self.variables, self.headers_page, self.auth, self.docs, self.switches):
            self._stack.addWidget(page)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.file, 1, Qt.AlignmentFlag.AlignBottom)
        self.file.setAlignment(Qt.AlignmentFlag.AlignRight)
        foot = QHBoxLayout()
        foot.addWidget(self.state, 1)
        for button in (self.undo, self.cancel, self.save):
            foot.addWidget(button)
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.parts)
        layout.addWidget(line())
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.message)
        layout.addWidget(line())
        layout.addLayout(foot)
        self.save.setToolTip(self.tr("Write it into the file (Ctrl+S)"))
        self.undo.setToolTip(self.tr("Take back the last change of a row (Ctrl+Z)"))

    def _connect(self) -> None:
        self.parts.chosen.connect(self._go_to)
        self.variables.edited.connect(self.variables_edited)
        self.headers.edited.connect(self._on_headers)
        self.auth.edited.connect(self._on_auth)
        self.docs.textChanged.connect(self._on_docs)
        self.switches.edited.connect(self._on_switches)
        self.switches.take_requested.connect(self.take_switches_requested)
        for note in (self.headers_page.inherited, self.auth.inherited):
            note.folder_requested.connect(self.folder_requested)
        self.message.acted.connect(self._on_message)
        self.undo.clicked.connect(self.undo_requested)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save)
        for keys, run in (("Ctrl+S", self._on_save), ("Ctrl+Z", self.undo_requested.emit)):
            QShortcut(QKeySequence(keys), self).activated.connect(run)
        for number in range(len(PARTS)):
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.setProperty("part", number)
            shortcut.activated.connect(self._on_shortcut)

    def _show_head(self, draft: Folder, snapshot: FolderSettingsSnapshot) -> None:
        words = self.tr("Settings of the folder {0}") if draft.path else self.tr("Settings of the collection {0}")
        self.title.setText(words.format(draft.name))
        self.setWindowTitle(words.format(draft.name))
        self.file.setText(snapshot.file)
        given = draft.defaults
        faces = (
            Face(self.tr("Variables"), suffix=_count(given.variables)),
            Face(self.tr("Headers"), suffix=_count(given.headers)),
            Face(
                self.tr("Auth"),
                suffix="" if given.auth.kind in ("none", "inherit") else self.auth.kind_words(given.auth),
            ),
            Face(self.tr("Docs"), suffix="•" if draft.notes.strip() else ""),
            Face(self.tr("Switches"), suffix=_count(draft.switches)),
        )
        shown = faces if draft.path else faces[:-1]  # the format has no place for switches on top
        self.parts.show_faces(shown, min(self._stack.currentIndex(), len(shown) - 1))

    def _show_message(self, snapshot: FolderSettingsSnapshot) -> None:
        if snapshot.clashing:
            body = self.tr("You and something else changed: {0}. Yours stands here and isn't saved yet.")
            actions = [("mine", self.tr("Keep mine")), ("theirs", self.tr("Take the file's"))]
            told = body.format(", ".join(snapshot.clashing))
            self.message.show_message("warn", self.tr("Changed twice"), told, actions=actions)
        elif snapshot.trouble:
            self.message.show_message("error", self.tr("That did not work"), snapshot.trouble)
        elif not (self._asked and snapshot.edited):
            self._asked = False
            self.message.hide()

    def _state(self, snapshot: FolderSettingsSnapshot) -> str:
        if snapshot.saving:
            return self.tr("Saving …")
        return self.tr("Not saved yet") if snapshot.edited else self.tr("As the file says")

    def _go_to(self, index: int) -> None:
        self._stack.setCurrentIndex(index)

    def _on_shortcut(self) -> None:
        number = int(self.sender().property("part"))
        if number < self.parts.count():
            self.parts.setCurrentIndex(number)
            self._go_to(number)

    def _on_headers(self, rows: tuple[Row, ...]) -> None:
        self._edit(headers=rows)

    def _on_auth(self, auth: Auth) -> None:
        self._edit(auth=auth)

    def _edit(self, **fields: tuple[Row, ...] | Auth) -> None:
        self.edited.emit(replace(self._draft, defaults=replace(self._draft.defaults, **fields)))  # type: ignore[arg-type]  # names of its fields

    def _on_docs(self) -> None:
        if self.docs.toPlainText() != self._draft.notes:
            self.edited.emit(replace(self._draft, notes=self.docs.toPlainText()))

    def _on_switches(self, switches: tuple[tuple[str, str], ...]) -> None:
        self.edited.emit(replace(self._draft, switches=switches))

    def _on_save(self) -> None:
        self.setFocus()  # what is being typed is taken over
        self.save_requested.emit()

    def _on_message(self, action: str) -> None:
        match action:
            case "mine":
                self.keep_mine_requested.emit()
            case "theirs":
                self.take_theirs_requested.emit()
            case "save":
                self._on_save()
            case "lose":
                self.reject()


def _count(items: tuple[Variable, ...] | tuple[Row, ...] | tuple[tuple[str, str], ...]) -> str:
    return str(len(items)) if items else ""
