"""One line of the list of personas: who, from where, and the forecast."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QRadioButton, QSizePolicy, QWidget

from workbench.core.fetch.forecast import Forecast
from workbench.state.persona import Entry
from workbench.ui.common.icons import pixmap
from workbench.ui.common.labels import ElidedLabel, text
from workbench.ui.common.theme import Theme
from workbench.ui.common.tips import plain

HEIGHT = 27
_DOT, _LEFT = 13, 10
_MOST_ORIGIN, _MOST_FORECAST = 190, 120
"""Pixels. In a narrow column the origin gives way first: the forecast is what one looks for."""
SIGNS = {
    "ok": ("circle-check", "ok.base"),
    "turned": ("undo-2", "warn.base"),
    "unread": ("eye-off", "warn.base"),
    "blocked": ("ban", "error.base"),
    "twice": ("repeat", "warn.base"),
    "open": ("circle-dashed", "text.muted"),
}


class Dot(QRadioButton):
    """The round mark, drawn by the tokens."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(_DOT + 2, HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(_DOT + 2, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(1, (self.height() - _DOT) / 2, _DOT, _DOT).adjusted(0.75, 0.75, -0.75, -0.75)
        token = "accent.base" if self.isChecked() else "line.control"
        painter.setPen(QPen(self._theme.color(token), 4 if self.isChecked() else 1.5))
        painter.setBrush(self._theme.color("bg.raised"))
        painter.drawEllipse(ring.adjusted(1.25, 1.25, -1.25, -1.25) if self.isChecked() else ring)

    def hitButton(self, _pos: object) -> bool:
        return True


class PersonaRow(QWidget):
    """A persona to choose, with its page's origin to edit in place.

    Signals:
        chosen: Picked; carries the persona's id.
        origin_edited: Another origin was typed and confirmed; carries id and text.
    """

    chosen = Signal(str)
    origin_edited = Signal(str, str)

    def __init__(self, theme: Theme, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.entry = entry
        self._sign = ""
        self.dot = Dot(theme)
        self._icon, self._mark = QLabel(), QLabel()
        self._title = text(theme, entry.title, "body")
        self.origin = QLineEdit(entry.origin)
        self.forecast = ElidedLabel(theme, "", "body", "text.muted")
        self._build()
        theme.changed.connect(self._redraw)
        self._redraw()

    def show_entry(self, entry: Entry, forecast: Forecast | None, chosen: bool) -> None:
        """Show its state; the origin is left alone while it is being typed."""
        self.dot.setChecked(chosen)
        if not self.origin.hasFocus() or not self.origin.isModified():
            self.origin.setText(entry.origin)
            self.origin.end(False)  # where it is tight the port is in sight: that is what tells origins apart here
            self._fit()
        self._sign = forecast.sign if forecast else ""
        self.forecast.setText(forecast.text if forecast else "")
        advance = self.forecast.fontMetrics().horizontalAdvance(self.forecast.text())
        self.forecast.setFixedWidth(min(_MOST_FORECAST, advance + 3))
        self.setToolTip(plain(forecast.why) if forecast else "")
        words = ", ".join(part for part in (self.forecast.text(), self.toolTip()) if part)
        self.dot.setAccessibleName(" ".join(part for part in (entry.title, entry.origin) if part))
        self.dot.setAccessibleDescription(words)
        self._redraw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._redraw()  # WORKAROUND: Qt's style sheets drop the font when a widget gets another parent

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.dot.setFocus(Qt.FocusReason.MouseFocusReason)
            self.chosen.emit(self.entry.id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.dot.isChecked():
            painter = QPainter(self)
            painter.fillRect(self.rect(), self._theme.color("bg.selected"))
            painter.fillRect(0, 0, 3, self.height(), self._theme.color("accent.base"))

    def _build(self) -> None:
        self.setFixedHeight(HEIGHT)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_LEFT, 0, 8, 0)
        layout.setSpacing(3)
        self._icon.setFixedWidth(16)
        self._mark.setFixedWidth(15)
        self.origin.setFrame(False)
        self.origin.setFont(self._theme.font("caption", mono=True))
        self.origin.setAccessibleName(self.tr("Origin of the page"))
        self.origin.setToolTip(self.tr("Origin of the page: scheme, host and port. Click to change it."))
        self.origin.setStyleSheet("QLineEdit { border: none; background: transparent; padding: 0; min-height: 18px }")
        self.origin.setVisible(bool(self.entry.origin))
        self.origin.setMinimumWidth(60)
        self.forecast.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.forecast.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for widget in (self.dot, self._icon, self._title):
            layout.addWidget(widget)
        layout.addWidget(self.origin, 100)
        layout.addStretch(1)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self.forecast)
        self.dot.clicked.connect(self._on_dot)
        self.origin.editingFinished.connect(self._on_origin)
        self.origin.textEdited.connect(self._fit)

    def _fit(self) -> None:
        """As wide as its text: the forecast takes the rest."""
        metrics = self.origin.fontMetrics()
        self.origin.setMaximumWidth(min(_MOST_ORIGIN, metrics.horizontalAdvance(self.origin.text()) + 6))

    def _redraw(self) -> None:
        self._title.setFont(self._theme.font("heading" if self.dot.isChecked() else "body"))
        self._icon.setPixmap(pixmap(self._theme, self.entry.icon, "text.secondary", 15))
        if self._sign:
            name, token = SIGNS[self._sign]
            self._mark.setPixmap(pixmap(self._theme, name, token, 14))
            self.forecast.set_token(token)
        self._mark.setVisible(bool(self._sign))
        self.update()

    def _on_dot(self) -> None:
        self.chosen.emit(self.entry.id)

    def _on_origin(self) -> None:
        if self.origin.isModified():
            self.origin.setModified(False)
            self.origin_edited.emit(self.entry.id, self.origin.text())
