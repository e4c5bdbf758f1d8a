"""The Messages tab: what an event stream or a WebSocket says, as it comes."""

import json

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHeaderView,
    QPlainTextEdit,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.core.exchange import Exchange
from workbench.core.live import LiveMessage
from workbench.state.streams import LiveStream, StreamsSnapshot
from workbench.ui.common.labels import line
from workbench.ui.common.tab_strip import Face
from workbench.ui.common.theme import Theme
from workbench.ui.response.live_bar import LiveBar
from workbench.ui.response.live_model import CLOCK, CONTENT, DIRECTION, KIND, SIZE, LiveModel
from workbench.ui.response.socket_composer import SocketComposer

_TICK_MS = 100
_ROOMY = 480
_SHOWN_BYTES = 256 * 1024


class StreamView(QWidget):
    """Looks at the log of a stream ten times a second while it can be seen.

    Signals:
        stop_requested: End it.
        resume_requested: Ask for the events after the last one.
        message_requested: Carries 'text', 'binary' or 'ping', and the content to send.
        save_requested: Carries an exchange's id and the path to save its messages to.
    """

    stop_requested = Signal()
    resume_requested = Signal()
    message_requested = Signal(str, str)
    save_requested = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot = StreamsSnapshot()
        self._exchange_id = ""
        self._stream: LiveStream | None = None
        self._seen = 0
        self.bar = LiveBar(theme)
        self.model = LiveModel(theme, parent=self)
        self.table = QTableView()
        self.detail = QPlainTextEdit()
        self.composer = SocketComposer(theme)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._dress(theme)
        self._connect()
        self._build()

    def face(self, exchange: Exchange) -> Face | None:
        """Its tab, for an exchange that opened a stream."""
        stream = self._snapshot.of(exchange.id)
        if stream is None:
            return None
        name = self.tr("Messages") if stream.kind == "socket" else self.tr("Events")
        return Face(name, mark="activity" if stream.open else "", mark_token="ok.base")

    def show_exchange(self, exchange: Exchange) -> None:
        """Show the stream that an exchange opened."""
        self._exchange_id = exchange.id
        self._follow(self._snapshot.of(exchange.id))

    def render_streams(self, snapshot: StreamsSnapshot) -> None:
        """Take over what is known of the streams."""
        self._snapshot = snapshot
        self.composer.show_problem(snapshot.problem)
        self._follow(snapshot.of(self._exchange_id))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(SIZE, self.width() < _ROOMY)

    def _follow(self, stream: LiveStream | None) -> None:
        other = (stream and stream.exchange_id) != (self._stream and self._stream.exchange_id)
        self._stream = stream
        if stream is None:
            return
        if other:
            self._seen = 0
            self.bar.pause.setChecked(False)
            self.model.clear()
            self.detail.clear()
            self.detail.hide()
        self.composer.setVisible(stream.kind == "socket" and stream.open)
        self._look()

    def _look(self) -> None:
        """Take over what came since the last look."""
        if self._stream is None:
            return
        log = self._stream.log
        if not self.bar.pause.isChecked() and log.count > self._seen:
            self._add(log.since(self._seen))
        self.bar.show_stream(self._stream, log.count - self._seen)

    def _add(self, messages: list[LiveMessage]) -> None:
        scroll = self.table.verticalScrollBar()
        at_end = scroll.value() >= scroll.maximum() - 2
        self._seen = messages[-1].number if messages else self._seen
        self.model.add(messages)
        if at_end:
            self.table.scrollToBottom()

    def _show_detail(self, index: QModelIndex) -> None:
        message = self.model.message(index.row())
        self.detail.setVisible(message is not None and self._stream is not None)
        if message is None or self._stream is None:
            self.detail.clear()
            return
        content = self._stream.log.content(message)
        if content is None:
            self.detail.setPlainText(message.preview)
            return
        self.detail.setPlainText(_readable(content, message.kind))

    def _ask_where_to_save(self) -> None:
        name = self.tr("messages.ndjson")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the messages"), name)
        if path and self._stream is not None:
            self.save_requested.emit(self._stream.exchange_id, path)

    def _dress(self, theme: Theme) -> None:
        self.table.setModel(self.model)
        self.table.setFont(theme.font("small", mono=True))
        self.table.setFrameShape(QTableView.Shape.NoFrame)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.setAccessibleName(self.tr("Messages"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(theme.size("rowDense"))
        header = self.table.horizontalHeader()
        header.setFont(theme.font("small"))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(24)
        for column, width in ((DIRECTION, 28), (CLOCK, 104), (KIND, 72), (SIZE, 64)):
            self.table.setColumnWidth(column, width)
        header.setSectionResizeMode(CONTENT, QHeaderView.ResizeMode.Stretch)
        self.detail.setReadOnly(True)
        self.detail.setFont(theme.font("body", mono=True))
        self.detail.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.detail.setAccessibleName(self.tr("Content of the message"))
        self.detail.hide()  # until a message is chosen: the list needs the room
        self.table.setToolTip(self.tr("Choose a message to read all of it"))

    def _connect(self) -> None:
        self._timer.timeout.connect(self._look)
        self.bar.filtered.connect(self.model.filter)
        self.bar.paused.connect(lambda _paused: self._look())
        self.bar.stop_requested.connect(self.stop_requested)
        self.bar.resume_requested.connect(self.resume_requested)
        self.bar.save_requested.connect(self._ask_where_to_save)
        self.composer.send_requested.connect(self.message_requested)
        self.table.selectionModel().currentRowChanged.connect(lambda index, _before: self._show_detail(index))

    def _build(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(line())
        layout.addWidget(split, 1)
        layout.addWidget(self.composer)


def _readable(content: bytes, kind: str) -> str:
    """Short JSON laid out, other text as it is, bytes as hexadecimal digits; all up to a bound."""
    start = content[:_SHOWN_BYTES]
    more = f"\n… {len(content) - len(start):,}" if len(content) > len(start) else ""
    if kind in ("binary", "ping", "pong"):
        return start.hex(" ", 1) + more
    words = start.decode("utf-8", "replace")
    if not more and words[:1] in ("{", "["):
        try:
            return json.dumps(json.loads(words), indent=2, ensure_ascii=False)
        except ValueError:
            return words
    return words + more
