"""The line over a live list: whether it runs, how much came, the filter, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.state.streams import LiveStream
from workbench.ui.common.buttons import Button, IconButton
from workbench.ui.common.labels import ElidedLabel
from workbench.ui.common.pill import Pill
from workbench.ui.common.theme import Theme
from workbench.ui.response.units import size

_ONE_LINE = 620
_FILTER, _ANY = 160, 16_777_215


class LiveBar(QWidget):
    """Draws the state of one stream.

    Signals:
        filtered: Carries the words to look for.
        paused: Carries whether the list stands still.
        stop_requested: End the stream, or close the WebSocket.
        resume_requested: Ask for the events after the last one.
        save_requested: Save the messages.
    """

    filtered = Signal(str)
    paused = Signal(bool)
    stop_requested = Signal()
    resume_requested = Signal()
    save_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = Pill(theme, "", "neutral")
        self.figures = ElidedLabel(theme, "", "small", "text.secondary", mono=True)
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("Filter"))
        self.words.setAccessibleName(self.tr("Show only messages with these words"))
        self.words.setClearButtonEnabled(True)
        self.words.setFixedWidth(_FILTER)
        self.pause = Button(theme, self.tr("Pause"), "ghost", "pause")
        self.pause.setCheckable(True)
        self.pause.setToolTip(self.tr("Let the list stand still; nothing that comes meanwhile is lost"))
        self.save = IconButton(theme, "save", self.tr("Save the messages as lines of JSON"))
        self.stop = Button(theme, self.tr("Stop"), "secondary", "square")
        self.resume = Button(theme, self.tr("Resume"), "secondary", "refresh-cw")
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._narrow = False
        self._connect()
        self._build()

    def show_stream(self, stream: LiveStream, held_back: int) -> None:
        """Show where a stream stands; ``held_back`` are the messages that a pause keeps from the list."""
        self.state.set(self.tr("live") if stream.open else self.tr("ended"), "ok" if stream.open else "neutral")
        self.figures.setText(self._figures(stream, held_back))
        self.stop.setVisible(stream.open)
        self.stop.setText(self.tr("Close") if stream.kind == "socket" else self.tr("Stop"))
        self.pause.setEnabled(stream.open or self.pause.isChecked())
        self.resume.setVisible(not stream.open)
        last = stream.log.last_event_id
        self.resume.setText(self.tr("Resume after {0}").format(last[:24]) if last else self.tr("Connect again"))
        asks = self.tr("Connect again and ask for what came after the last event (Last-Event-ID)")
        self.resume.setToolTip(asks if stream.kind == "events" else self.tr("Open it anew, with a list of its own"))

    def _figures(self, stream: LiveStream, held_back: int) -> str:
        log = stream.log
        parts = [self.tr("{0} messages").format(f"{log.count:,}"), self.tr("{0} in").format(size(log.bytes_in))]
        if stream.kind == "socket":
            parts.append(self.tr("{0} out").format(size(log.bytes_out)))
        if log.spilled:
            parts.append(self.tr("{0} older not shown").format(f"{log.spilled:,}"))
        if held_back:
            parts.append(self.tr("{0} new").format(f"{held_back:,}"))
        return " · ".join(parts)

    def _connect(self) -> None:
        self.words.textChanged.connect(self.filtered)
        self.pause.toggled.connect(self.paused)
        self.stop.clicked.connect(self.stop_requested)
        self.resume.clicked.connect(self.resume_requested)
        self.save.clicked.connect(self.save_requested)

    def _build(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 6, 8, 6)
        rows.setSpacing(4)
        for row in (self._first, self._second):
            row.setSpacing(8)
            rows.addLayout(row)
        self._first.addWidget(self.state)
        self._first.addWidget(self.figures, 1)
        for widget in (self.words, self.pause, self.save, self.resume, self.stop):
            self._first.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _ONE_LINE
        if narrow != self._narrow:
            self._narrow = narrow
            self._lay_out()

    def _lay_out(self) -> None:
        """Give the filter a line of its own where one line is too short for all."""
        for place, widget in enumerate((self.words, self.pause, self.save)):
            if self._narrow:
                self._second.addWidget(widget, 1 if widget is self.words else 0)
            else:
                self._first.insertWidget(2 + place, widget)
        self.words.setMinimumWidth(_FILTER // 2 if self._narrow else _FILTER)
        self.words.setMaximumWidth(_ANY if self._narrow else _FILTER)
