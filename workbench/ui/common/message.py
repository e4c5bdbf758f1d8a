"""The inline message card: what happened, what is safe, what to do, right where it happened and never as a modal."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.ui.common.buttons import Button, Kind
from workbench.ui.common.icons import pixmap
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.pill import Tone
from workbench.ui.common.theme import Theme

_ICONS = {"ok": "circle-check", "warn": "triangle-alert", "error": "circle-x", "accent": "info", "neutral": "info"}
_BAND = 36


class InlineMessage(QWidget):
    """Hidden until there is something to say.

    Signals:
        acted: An action's button was pressed; carries the action's id.
    """

    acted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone: Tone = "neutral"
        self._icon = QLabel()
        self._title = text(theme, "", "heading")
        self._title.setWordWrap(True)
        self._band = QWidget()
        self._detail = text(theme, "", "small", mono=True)
        self._body = paragraph(theme, "", "small")
        self._log = paragraph(theme, "", "small")
        self._log.setFont(theme.font("small", mono=True))
        self._log_box = QFrame()
        self._buttons = QHBoxLayout()
        self._build()
        theme.changed.connect(self._restyle)
        self.hide()

    def show_message(
        self,
        tone: Tone,
        title: str,
        body: str,
        log: str = "",
        actions: Sequence[tuple[str, str]] = (),
        *,
        detail: str = "",
    ) -> None:
        """Show the card; the first action is the primary one."""
        self._tone = tone
        self._title.setText(title)
        self._detail.setText(detail)
        self._body.setText(body)
        self._body.setVisible(bool(body))
        self._log.setText(log)
        self._log_box.setVisible(bool(log))
        self._set_actions(actions)
        self.setAccessibleName(f"{title}. {body}")
        self._restyle()
        self.show()

    @property
    def title(self) -> str:
        """What is shown as the title."""
        return self._title.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._theme.size("radius.card")
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.fillPath(outline, self._theme.color("bg.raised"))
        painter.setClipPath(outline)
        painter.fillRect(0, 0, self.width(), self._band.geometry().bottom() + 1, self._theme.color(self._tint()))
        painter.setClipping(False)
        painter.setPen(QPen(self._theme.color(self._base()), 1))
        painter.drawPath(outline)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 10)
        layout.setSpacing(8)
        self._band.setMinimumHeight(_BAND - 1)
        head = QHBoxLayout(self._band)
        head.setContentsMargins(12, 4, 12, 4)
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        head.addWidget(self._detail)
        layout.addWidget(self._band)
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 0, 12, 0)
        inner.setSpacing(8)
        self._log_box.setProperty("kind", "inset")
        box = QVBoxLayout(self._log_box)
        box.setContentsMargins(10, 6, 10, 6)
        box.addWidget(self._log)
        self._log.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inner.addWidget(self._log_box)
        inner.addWidget(self._body)
        self._buttons.setSpacing(8)
        inner.addLayout(self._buttons)
        layout.addLayout(inner)

    def _set_actions(self, actions: Sequence[tuple[str, str]]) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        kinds: tuple[Kind, ...] = ("primary", "secondary", "ghost")
        for index, (action, label) in enumerate(actions):
            button = Button(self._theme, label, kinds[min(index, 2)])
            button.setProperty("action", action)
            button.clicked.connect(self._on_clicked)
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)

    def _on_clicked(self) -> None:
        self.acted.emit(str(self.sender().property("action")))

    def _restyle(self) -> None:
        self._icon.setPixmap(pixmap(self._theme, _ICONS[self._tone], self._base()))
        self._detail.set_token(self._base())
        self._log.set_token("text.primary")
        self.update()

    def _base(self) -> str:
        return "line.control" if self._tone == "neutral" else f"{self._tone}.base"

    def _tint(self) -> str:
        return "bg.inset" if self._tone == "neutral" else f"{self._tone}.tint"
