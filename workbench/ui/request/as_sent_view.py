"""The request as it will be sent: its bytes as lines, and at their right who added each of them."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from workbench.core.as_sent import SentLine
from workbench.ui.common.buttons import IconButton
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.pill import Pill
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme
from workbench.ui.common.tips import plain
from workbench.ui.request.sent_delegate import LINE, PAD, SentDelegate

Index = QModelIndex | QPersistentModelIndex
_LEGS = ("preflight", "request")


class SentModel(QAbstractListModel):
    """The lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[SentLine, ...] = ()

    def show_lines(self, lines: tuple[SentLine, ...]) -> None:
        if lines != self.lines:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.text}, {line.by}" if line.by else line.text
        if role == Qt.ItemDataRole.ToolTipRole and line.text:
            added = f"{line.by}: {line.why}" if line.why else line.by
            return plain("\n".join(part for part in (line.text, added, *line.origins) if part))
        return None


class AsSentView(QWidget):
    """Title, list, and a word where nothing can be sent.

    Signals:
        reveal_toggled: Secrets shall be shown in clear, or covered again.
    """

    reveal_toggled = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.model = SentModel(self)
        self.list = _Lines(self)
        self.reveal = IconButton(theme, "eye-off", self.tr("Show secrets in clear"))
        self._problem = paragraph(theme, "", "small", "error.base")
        self.legs = Segmented(theme, [(leg, leg.title()) for leg in _LEGS], mono=True)
        self._requests: tuple[tuple[str, tuple[SentLine, ...]], ...] = ()
        self._stack = QStackedWidget()
        self._build()
        theme.changed.connect(self.list.viewport().update)

    def show_requests(self, requests: tuple[tuple[str, tuple[SentLine, ...]], ...]) -> None:
        """Show what is sent, as methods with their lines: the request, or the preflight that goes before it."""
        self._requests = requests
        self.legs.setVisible(len(requests) > 1)
        for (method, _), (place, leg) in zip(requests, enumerate(_LEGS, 1), strict=False):
            self.legs.segment(leg).setText(f"{place} {method}")
        asks = len(requests) > 1 and self.legs.value == _LEGS[0]
        self.show_lines(requests[0 if asks else -1][1])

    def show_lines(self, lines: tuple[SentLine, ...]) -> None:
        """Show a request that can be sent."""
        self.model.show_lines(lines)
        self.legend.setVisible(any(line.filled for line in lines))
        self._stack.setCurrentWidget(self.list)

    def show_problem(self, problem: str) -> None:
        """Show why this can't become a request."""
        self.model.show_lines(())
        self.legs.hide()
        self.legend.hide()
        self._problem.setText(problem)
        self._stack.setCurrentWidget(self._problem)

    def _build(self) -> None:
        self.setProperty("kind", "inset")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list.setModel(self.model)
        self.list.setItemDelegate(SentDelegate(self._theme, self.list))
        self.list.setAccessibleName(self.tr("The request as it will be sent"))
        self.list.setFont(self._theme.font("small", mono=True))
        self._problem.setContentsMargins(PAD, 8, PAD, 8)
        self._problem.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.reveal.setCheckable(True)
        self.reveal.toggled.connect(self._on_reveal)
        head = QHBoxLayout()
        head.setContentsMargins(PAD, 4, 8, 4)
        head.setSpacing(8)
        head.addWidget(text(self._theme, self.tr("As sent"), "heading"))
        self.legs.setAccessibleName(self.tr("The preflight, or the request"))
        self.legs.set_value(_LEGS[-1])
        self.legs.selected.connect(lambda _leg: self.show_requests(self._requests))
        self.legs.hide()
        head.addWidget(self.legs)
        head.addStretch(1)
        self.legend = Pill(self._theme, self.tr("filled in"), "accent")
        self.legend.setToolTip(self.tr("Values of variables are marked so"))
        self.legend.hide()
        head.addWidget(self.legend)
        head.addWidget(self.reveal)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._problem)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def _on_reveal(self, shown: bool) -> None:
        self.reveal.set_icon_name("eye" if shown else "eye-off")
        self.reveal_toggled.emit(shown)


class _Lines(QListView):
    """A list whose selected lines can be copied."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet("background: transparent;")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
            QGuiApplication.clipboard().setText("\n".join(str(index.data()) for index in rows))
        else:
            super().keyPressEvent(event)
