"""A collapsible section of the switchboard: a title, a count of changes, and a digest while it is closed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.ui.common.icons import pixmap
from workbench.ui.common.labels import ElidedLabel, line, text
from workbench.ui.common.pill import Badge
from workbench.ui.common.theme import Theme


class SectionHead(QWidget):
    """The row that opens and closes a section, by click, Space or Enter.

    Signals:
        activated: It was clicked, or Space or Enter was pressed.
    """

    activated = Signal()

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._open = False
        self._title = title
        self._chevron = QLabel()
        self._count = Badge(theme, "", "count")
        self._digest = ElidedLabel(theme, "", "caption", "text.muted", mono=True)
        self._build()
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_state(self, is_open: bool, changed: int, digest: str) -> None:
        """Show whether it is open, how many switches in it are changed, and what they are set to."""
        self._open = is_open
        self._count.setText(str(changed))
        self._count.setVisible(changed > 0)
        self._digest.setText("" if is_open else digest)
        state = self.tr("open") if is_open else self.tr("closed, {0}").format(digest)
        self.setAccessibleName(f"{self._title}, {state}")
        self._restyle()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.activated.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setFixedHeight(25)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 12, 0)
        layout.setSpacing(2)
        layout.addWidget(self._chevron)
        layout.addWidget(text(self._theme, self._title, "heading"))
        layout.addSpacing(6)
        layout.addWidget(self._count)
        layout.addSpacing(10)
        self._digest.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self._digest, 1)

    def _restyle(self) -> None:
        name = "chevron-down" if self._open else "chevron-right"
        self._chevron.setPixmap(pixmap(self._theme, name, "text.muted"))


class Section(QWidget):
    """A head, a body, and a line under both.

    Signals:
        toggled: It was opened (True) or closed by the user.
    """

    toggled = Signal(bool)

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = SectionHead(theme, title)
        self._body = QWidget()
        self._inner = QVBoxLayout(self._body)
        self._open = False
        self._forced = False
        self._unfolded = False
        self._changed = 0
        self._digest = ""
        self._build()

    @property
    def head(self) -> SectionHead:
        """The row that opens and closes it."""
        return self._head

    @property
    def is_open(self) -> bool:
        """Whether the user has it open."""
        return self._open

    def add(self, widget: QWidget) -> None:
        """Put a widget into the body."""
        self._inner.addWidget(widget)

    def set_open(self, is_open: bool) -> None:
        """Open or close it."""
        self._open = is_open
        self._unfolded = False
        self._show()

    def force_open(self, forced: bool) -> None:
        """Show the body whatever the user chose: while a filter finds something in it."""
        self._forced = forced
        self._show()

    def unfold(self, unfolded: bool) -> None:
        """Show the body until the user closes it, without counting it as the user's choice."""
        self._unfolded = unfolded
        self._show()

    def show_digest(self, changed: int, digest: str) -> None:
        """Update what the head says."""
        self._changed, self._digest = changed, digest
        self._show()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._inner.setContentsMargins(0, 0, 0, 2)
        self._inner.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._body)
        layout.addWidget(line())
        self._body.hide()
        self._head.activated.connect(self._on_activated)

    def _show(self) -> None:
        shown = self._open or self._forced or self._unfolded
        self._body.setVisible(shown)
        self._head.show_state(shown, self._changed, self._digest)

    def _on_activated(self) -> None:
        self.set_open(not (self._open or self._unfolded))
        self.toggled.emit(self._open)
