"""The middle of the pipeline panel: lanes over the ruler, and what to do while there is nothing to show."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.core.trace.replay import Position
from workbench.core.trace.turns import TurnCounts
from workbench.core.trace.view import TraceView
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import ElidedLabel, text
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.lanes_view import LanesView
from workbench.ui.pipeline.ruler import HEIGHT as RULER_HEIGHT
from workbench.ui.pipeline.ruler import RulerView

LOWEST = 140


class StageArea(QWidget):
    """Shows one view with its ruler.

    Signals:
        first_send_requested: Send GET /tasks.
        newest_requested: Open the newest request of the list.
        start_requested: Start the backend.
    """

    first_send_requested = Signal()
    newest_requested = Signal()
    start_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._listed = False
        self._bare = True
        self._failed = False
        self.lanes = LanesView(theme)
        self.ruler = RulerView(theme)
        self.hint = QWidget()
        self.message = ElidedLabel(theme, "", "small", "warn.base")
        self._hint_text = text(theme, "", "small", "text.secondary")
        self.act = Button(theme, "", icon="send")
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout(self.hint)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(self._hint_text)
        row.addWidget(self.act)
        row.addStretch(1)
        self.message.setContentsMargins(12, 0, 12, 0)
        self.message.hide()
        self.act.clicked.connect(self._on_act)
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.lanes)
        layout.addWidget(self.hint)
        layout.addSpacing(4)
        layout.addWidget(self.ruler)
        layout.addWidget(self.message)
        layout.addStretch(1)

    def show_view(self, view: TraceView, turns: TurnCounts) -> None:
        """Show another view."""
        self.lanes.show_view(view, turns)
        self.ruler.show_ruler(view.ruler)
        self._show_hint(view)
        self._fit()

    def show_listed(self, listed: bool) -> None:
        """Say whether there are requests that could be opened: other clients' are not opened by themselves."""
        if listed != self._listed:
            self._listed = listed
            self._offer()
            self._fit()

    def show_message(self, message: str) -> None:
        """Say why something asked for could not be had; nothing when there is nothing to say."""
        self.message.setText(message)
        self.message.setVisible(bool(message))

    def show_position(self, position: Position | None, trail: bool) -> None:
        """Move dot and playhead to one moment of the replay; None ends it."""
        self.lanes.show_position(position, trail)
        self.ruler.show_playhead(position.playhead_ms if position else None)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, LOWEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Hide the ruler and the hint where the panel is too low for them; the response panel says the hint too."""
        self.lanes.limit_height(self.height())
        room = self.height() - self.lanes.height()
        self.ruler.setVisible(not self._bare and room >= RULER_HEIGHT - 20)
        self.hint.setVisible(self._bare and room >= self.hint.sizeHint().height())

    def _show_hint(self, view: TraceView) -> None:
        self._failed = view.failure is not None
        self._bare = view.trace is None
        if view.failure is not None:
            self._hint_text.setText(" ".join(part for part in (view.failure.why, view.failure.what_to_do) if part))
            self.act.setText(self.tr("Start the backend"))
            self.act.set_icon_name("power")
            self.act.setVisible(view.failure.kind == "refused")
        else:
            self._offer()

    def _offer(self) -> None:
        """What can be done while no request is open, unless the last one failed: then that is told."""
        if self._failed:
            return
        if self._listed:
            self._hint_text.setText(self.tr("No request is open. Choose one in the list."))
            self.act.setText(self.tr("Open the newest"))
        else:
            self._hint_text.setText(self.tr("No request yet. Send one and watch it travel."))
            self.act.setText(self.tr("Send GET /tasks"))
        self.act.set_icon_name("list" if self._listed else "send")
        self.act.setVisible(True)

    def _on_act(self) -> None:
        if self._failed:
            self.start_requested.emit()
        elif self._listed:
            self.newest_requested.emit()
        else:
            self.first_send_requested.emit()
