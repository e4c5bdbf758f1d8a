"""'Copy as': the request in front written down for another tool, to look at, to copy and to save."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.core.export.kinds import kind
from workbench.ui.common.buttons import Button
from workbench.ui.common.header import PanelHeader
from workbench.ui.common.labels import paragraph
from workbench.ui.common.theme import Theme
from workbench.ui.request_screen.code_highlighter import StringHighlighter
from workbench.ui.request_screen.code_kinds import CodeKinds


class CopyPanel(QWidget):
    """Shows one kind of code at a time.

    Signals:
        wanted: Show the request as this kind; carries the kind's id and whether secrets go along.
        copy_requested: Copy it; carries the same.
        save_requested: Save it; carries the kind's id, whether secrets go along, and the path.
        shown: It came into sight.
    """

    wanted = Signal(str, bool)
    copy_requested = Signal(str, bool)
    save_requested = Signal(str, bool, str)
    shown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.kinds = CodeKinds(theme)
        self.code = QPlainTextEdit()
        self._colors = StringHighlighter(theme, self.code.document())
        self.secrets = QCheckBox(self.tr("Include secrets"))
        self.about = paragraph(theme, "", "small", "text.muted")
        self.copy = Button(theme, self.tr("Copy"), icon="copy")
        self.save = Button(theme, self._save_words(), icon="download")
        self._build()

    @property
    def chosen(self) -> tuple[str, bool]:
        """Kind and whether secrets go along."""
        return self.kinds.value, self.secrets.isChecked()

    def show_code(self, code: str, remark: str = "") -> None:
        """Show what was written down, with a remark in place of the one about secrets."""
        self._show(code, remark or self._about(), able=True)

    def show_problem(self, problem: str) -> None:
        """Show why it can't be written down."""
        self._show("", problem, able=False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def _show(self, code: str, remark: str, *, able: bool) -> None:
        if self.code.toPlainText() != code:
            self.code.setPlainText(code)
        self.about.setText(remark)
        for button in (self.copy, self.save):
            button.setEnabled(able)

    def _about(self) -> str:
        if self.secrets.isChecked():
            return self.tr("Secrets stand in it in clear: mind where it goes.")
        return self.tr("Secrets are left out: the shell reads them from $TOKEN.")

    def _build(self) -> None:
        self.kinds.setAccessibleName(self.tr("Write the request down as"))
        self.code.setReadOnly(True)
        self.code.setFont(self._theme.font("small", mono=True))
        self.code.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.code.setAccessibleName(self.tr("The request as code"))
        header = PanelHeader(self._theme, self.tr("Copy as"))
        header.add_beside_title(self.kinds)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy, 1)
        buttons.addWidget(self.save)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 8, 12, 12)
        foot.setSpacing(8)
        foot.addWidget(self.code, 1)
        foot.addWidget(self.secrets)
        foot.addWidget(self.about)
        foot.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addLayout(foot, 1)
        self.kinds.chosen.connect(self._want)
        self.secrets.toggled.connect(self._want)
        self.copy.clicked.connect(lambda: self.copy_requested.emit(*self.chosen))
        self.save.clicked.connect(self._ask_where)

    def _want(self) -> None:
        self.save.setText(self._save_words())
        self.wanted.emit(*self.chosen)

    def _save_words(self) -> str:
        return self.tr("Save .{0}").format(kind(self.kinds.value).suffix.rpartition(".")[2])

    def _ask_where(self) -> None:
        chosen, secrets = self.chosen
        dialog = QFileDialog(self, self.tr("Save the request"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(f"request{kind(chosen).suffix}")
        dialog.fileSelected.connect(lambda path: self.save_requested.emit(chosen, secrets, path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
