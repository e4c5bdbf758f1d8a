"""The URL field: one line, variables as chips, paths completed from the live API."""

from PySide6.QtCore import QEvent, QMimeData, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QCompleter, QFrame, QTextEdit, QWidget

from workbench.core.curl.words import looks_like_curl
from workbench.core.openapi_docs import NO_DOCS, ApiDocs, path_of
from workbench.core.variables import Scopes, begun
from workbench.ui.common.own_keys import leaves_undo
from workbench.ui.common.theme import Theme
from workbench.ui.request.url_highlighter import UrlHighlighter
from workbench.ui.variables.assist import VariableAssist

_POPUP_KEYS = (Qt.Key.Key_Enter, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class UrlEdit(QTextEdit):
    """A text field of one line.

    Signals:
        edited: The user changed the text; carries all of it. ``show_text`` is silent.
        submitted: Enter was pressed.
        curl_pasted: A cURL command line was pasted, dropped, or typed and sent; carries all of it.
    """

    edited = Signal(str)
    submitted = Signal()
    curl_pasted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._docs = NO_DOCS
        self._text = ""
        self._build(theme)
        self._highlighter = UrlHighlighter(theme, self.document())
        self._assist = VariableAssist(theme, self)
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        popup = self._completer.popup()
        assert popup is not None
        self._popup = popup
        self._popup.setFont(theme.font("small", mono=True))
        self._completer.activated.connect(self._take)
        self.textChanged.connect(self._on_changed)

    def show_text(self, text: str) -> None:
        """Show another text, unless it is there already: the cursor stays while somebody types."""
        if text != self.toPlainText():
            self._text = text
            self.setPlainText(text)

    def show_docs(self, docs: ApiDocs) -> None:
        """Complete from these routes."""
        self._docs = docs

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now."""
        self._highlighter.show_scopes(scopes)
        self._assist.show_scopes(scopes)

    def completions(self) -> tuple[str, ...]:
        """What would be offered for the present text."""
        text = self.toPlainText()
        if "?" in text or not text or begun(text[: self.textCursor().position()]) is not None:
            return ()
        typed = path_of(text)
        return tuple(found for found in self._docs.complete(typed) if found != typed)

    def submit(self) -> None:
        """Send what stands here; a cURL command line is taken in instead, however it came here."""
        if looks_like_curl(self.toPlainText()):
            self.curl_pasted.emit(self.toPlainText())
        else:
            self.submitted.emit()

    def event(self, event: QEvent) -> bool:
        return leaves_undo(event, self.document()) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._popup.isVisible() and event.key() in _POPUP_KEYS:
            event.ignore()  # the popup's own event filter takes it
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
                self.submit()
            else:
                event.ignore()
            return
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Down or (event.text().isprintable() and event.text()):
            self._offer()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if looks_like_curl(source.text()):
            self.curl_pasted.emit(source.text())
            return
        self.insertPlainText("".join(source.text().split("\n")).strip())

    def _build(self, theme: Theme) -> None:
        self.setFont(theme.font("body", mono=True))
        self.setAcceptRichText(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFixedHeight(theme.size("controlLarge"))
        self.document().setDocumentMargin(7)
        self.setProperty("kind", "url")
        self.setPlaceholderText("{{base}}/tasks")
        self.setAccessibleName(self.tr("URL"))
        self.setToolTip(self.tr("URL, or a path on the running backend (Ctrl+L). {{base}} is its address."))

    def _on_changed(self) -> None:
        typed = self.toPlainText().replace("\n", "")
        if typed != self._text:  # new colours come as a change of the text as well
            self._text = typed
            self.edited.emit(typed)

    def _offer(self) -> None:
        found = self.completions()
        self._words.setStringList(list(found))
        if not found or not self.hasFocus():
            self._popup.hide()
            return
        self._completer.setCompletionPrefix("")
        self._completer.complete()

    def _take(self, template: str) -> None:
        text = self.toPlainText()
        path = path_of(text)
        start = text[: len(text) - len(path)] if path != "/" or text.endswith("/") else text
        self.selectAll()
        self.insertPlainText(start + template)
        self.select_placeholder()

    def select_placeholder(self) -> None:
        """Select the first ``{name}`` of a completed path, ready to be typed over."""
        text = self.toPlainText()
        start = text.find("/{") + 1
        end = text.find("}", start)
        if start > 0 and end > 0:
            cursor = self.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(end + 1, cursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
