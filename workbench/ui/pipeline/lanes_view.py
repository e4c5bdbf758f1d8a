"""The window onto the pipeline's scene: scrolls when cards don't fit, and is walked through with the arrow keys."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QSizePolicy

from workbench.core.trace.replay import Position
from workbench.core.trace.turns import TurnCounts
from workbench.core.trace.view import TraceView
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline import geometry as geo
from workbench.ui.pipeline.scene import PipelineScene
from workbench.ui.pipeline.words import spoken

FOLLOW_MARGIN = 90
LOWEST = int(geo.RESPONSE_Y) + 16


class LanesView(QGraphicsView):
    """Shows the lanes and cards of one view.

    Signals:
        opened: A card was clicked or Enter pressed on it; carries its stage id.
        replay_requested: R was pressed.
        step_requested: Space was pressed.
    """

    opened = Signal(str)
    replay_requested = Signal()
    step_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._scene = PipelineScene(theme)
        self._turns: TurnCounts = ()
        self._current = -1
        self._most_height = int(geo.HEIGHT) * 2
        self.setScene(self._scene)
        self._build()
        theme.changed.connect(self.rebuild)

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pipeline"))
        self.setFixedHeight(int(geo.HEIGHT))
        self._paint_background()

    @property
    def pipeline(self) -> PipelineScene:
        """The scene with its cards."""
        return self._scene

    @property
    def current(self) -> str:
        """The stage id of the card the keyboard is on; empty before the first."""
        cards = self._scene.cards
        return cards[self._current].card.id if 0 <= self._current < len(cards) else ""

    def show_view(self, view: TraceView, turns: TurnCounts) -> None:
        """Show another view."""
        self._turns = turns
        self._scene.show_view(view, turns, self._room())
        self._fit_height()
        self._set_current(min(self._current, len(self._scene.cards) - 1))

    def show_turns(self, turns: TurnCounts) -> None:
        """Show newer counts under the cards."""
        if turns != self._turns:
            self._turns = turns
            self._scene.show_turns(turns)

    def show_position(self, position: Position | None, trail: bool) -> None:
        """Put the dot where the replay is, and keep it in sight."""
        at = self._scene.show_position(position, trail)
        if at is not None and self.horizontalScrollBar().maximum() > 0:
            self.ensureVisible(at.x(), at.y(), 1, 1, FOLLOW_MARGIN, 0)

    def flash(self, on: bool) -> None:
        """Light up every card the request reached, or end that."""
        for item in self._scene.cards:
            item.set_flashing(on and item.card.reached)

    def focus_stage(self, stage: str) -> None:
        """Put the keyboard on a stage's card and bring it into sight."""
        for index, item in enumerate(self._scene.cards):
            if item.card.id == stage:
                self._set_current(index)

    def limit_height(self, most: int) -> None:
        """Take no more height than this: where the panel is low, the line under the cards goes first."""
        if most != self._most_height:
            self._most_height = most
            self._fit_height()

    def rebuild(self) -> None:
        """Paint anew in the colours and the width of now."""
        self._paint_background()
        if self._scene.view is not None:
            self.show_view(self._scene.view, self._turns)

    def sizeHint(self) -> QSize:
        return QSize(700, int(geo.HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.rebuild()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            step = 1 if key == Qt.Key.Key_Right else -1
            self._set_current(min(max(self._current + step, 0), len(self._scene.cards) - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        elif key == Qt.Key.Key_R and not event.modifiers():
            self.replay_requested.emit()
        elif key == Qt.Key.Key_Space:
            self.step_requested.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._scene.index_at(self.mapToScene(event.position().toPoint()))
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            self._set_current(index)
            self.opened.emit(self.current)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._set_current(max(0, self._current))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring(False)

    def _set_current(self, index: int) -> None:
        self._ring(False)
        self._current = index
        if not 0 <= index < len(self._scene.cards):
            return
        item = self._scene.cards[index]
        self.setAccessibleName(spoken(item.card))
        self._ring(self.hasFocus())
        if self.hasFocus():
            self.ensureVisible(item.sceneBoundingRect(), 40, 0)

    def _ring(self, on: bool) -> None:
        if 0 <= self._current < len(self._scene.cards):
            self._scene.cards[self._current].set_focused(on)

    def _room(self) -> float:
        return float(self.viewport().width())

    def _fit_height(self) -> None:
        scrolls = self._scene.sceneRect().width() > self._room() + 1
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOn if scrolls else policy.ScrollBarAlwaysOff)
        bar = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
        height = max(LOWEST, min(int(geo.HEIGHT) + bar, self._most_height))
        self.setFixedHeight(height)
        self._scene.allow_captions(height - bar >= int(geo.HEIGHT) - 2)
        self.setSceneRect(0, 0, self._scene.sceneRect().width(), height - bar)

    def _paint_background(self) -> None:
        self.setBackgroundBrush(self._theme.color("bg.panel"))
