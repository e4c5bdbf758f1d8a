"""The inspector's Source tab: the very code of the stage that ran, with what its module says of itself."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from server.contract.traces import StageSource
from workbench.ui.common.labels import ElidedLabel, paragraph
from workbench.ui.common.theme import Theme


class SourceTab(QWidget):
    """Shows one ``StageSource``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._source: StageSource | None = None
        self.place = ElidedLabel(theme, "", "caption", "text.muted", mono=True)
        self.about = paragraph(theme, "", "small")
        self.code = QPlainTextEdit()
        self._build()
        theme.changed.connect(self._paint_code)

    def _build(self) -> None:
        self.code.setReadOnly(True)
        self.code.setProperty("kind", "plain")
        self.code.setFont(self._theme.font("small", mono=True))
        self.code.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.code.setAccessibleName(self.tr("Source"))
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 4, 0)
        layout.setSpacing(4)
        layout.addWidget(self.place)
        layout.addWidget(self.about)
        layout.addWidget(self.code, 1)

    def show_source(self, source: StageSource | None, message: str = "") -> None:
        """Show the source, or why there is none yet."""
        if source is not None and source is self._source:
            return
        self._source = source
        self.place.setText(f"{source.path}:{source.line}" if source else "")
        about = source.about.partition("\n\n")[0].replace("\n", " ").strip() if source else message
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self._paint_code()

    def _paint_code(self) -> None:
        self.code.clear()
        if self._source is None:
            return
        cursor = self.code.textCursor()
        cursor.beginEditBlock()
        for token, piece in _lexed(self._source.text):
            form = QTextCharFormat()
            form.setForeground(self._ink(token))
            cursor.insertText(piece, form)
        cursor.endEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.code.setTextCursor(cursor)

    def _ink(self, token: str) -> QColor:
        return self._theme.color(token)


def _lexed(source: str) -> list[tuple[str, str]]:
    """Cut Python source into pieces, each with the colour token of its kind."""
    from pygments.lexers.python import PythonLexer

    return [(_token(str(kind)), piece) for kind, piece in PythonLexer(stripnl=False, ensurenl=False).get_tokens(source)]


def _token(kind: str) -> str:
    for prefix, token in _TOKENS:
        if kind.startswith(prefix):
            return token
    return "text.primary"


_TOKENS = (
    ("Token.Comment", "syntax.comment"),
    ("Token.Literal.String.Doc", "syntax.comment"),
    ("Token.Literal.String", "syntax.string"),
    ("Token.Literal.Number", "syntax.number"),
    ("Token.Keyword", "syntax.keyword"),
    ("Token.Operator.Word", "syntax.keyword"),
    ("Token.Name.Decorator", "syntax.keyword"),
    ("Token.Name.Function", "syntax.number"),
    ("Token.Name.Class", "syntax.number"),
)
