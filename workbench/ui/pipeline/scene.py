"""Builds the picture of one view: lanes, cards, counts under the cards, and the dot."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from workbench.core.trace.replay import Position
from workbench.core.trace.turns import TurnCounts
from workbench.core.trace.view import TraceView
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline import geometry as geo
from workbench.ui.pipeline.caption_item import CaptionItem
from workbench.ui.pipeline.card_item import CardItem, card_title_font
from workbench.ui.pipeline.dot_item import DotItem
from workbench.ui.pipeline.geometry import Places, lay_out
from workbench.ui.pipeline.lanes_item import ALL, LanesItem, dot_place, reveal_at
from workbench.ui.pipeline.words import TONES


class PipelineScene(QGraphicsScene):
    """Shows one ``TraceView`` at a time; rebuilt when it changes, moved in while a replay runs."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view: TraceView | None = None
        self._places: Places | None = None
        self._lanes: LanesItem | None = None
        self._dot = DotItem()
        self.cards: list[CardItem] = []
        self._captions: list[QGraphicsItem] = []
        self._has_captions = True
        self.addItem(self._dot)

    @property
    def view(self) -> TraceView | None:
        """What is shown."""
        return self._view

    def show_view(self, view: TraceView, turns: TurnCounts, width: float) -> None:
        """Build the picture for a view of this width."""
        self._clear()
        self._view = view
        metrics = QFontMetricsF(card_title_font(self._theme))
        places = lay_out([metrics.horizontalAdvance(card.title) for card in view.cards], width)
        self._places = places
        self._lanes = LanesItem(self._theme, view, places)
        self.addItem(self._lanes)
        for index, card in enumerate(view.cards):
            tone = view.lanes.response_stations[index]
            item = CardItem(self._theme, card, places.slots[index].rect, tone, view.sql_needed)
            self.cards.append(item)
            self.addItem(item)
        self.show_turns(turns)
        self.setSceneRect(QRectF(0, 0, places.width, geo.HEIGHT))

    def show_turns(self, turns: TurnCounts) -> None:
        """Write under each card how often it turned requests round lately, or what the cache answered."""
        for old in self._captions:
            self.removeItem(old)
        self._captions.clear()
        if self._view is None or self._places is None:
            return
        counts = dict(turns)
        for card, slot in zip(self._view.cards, self._places.slots, strict=True):
            caption = CaptionItem.of(self._theme, card, counts.get(card.id, ()))
            if caption is not None:
                caption.setPos(QPointF(slot.station_x, geo.CAPTION_Y))
                caption.setVisible(self._has_captions)
                self._captions.append(caption)
                self.addItem(caption)

    def allow_captions(self, allowed: bool) -> None:
        """Show the line under the cards whole, or not at all where it would be cut."""
        self._has_captions = allowed
        for caption in self._captions:
            caption.setVisible(allowed)

    def show_position(self, position: Position | None, trail: bool) -> QPointF | None:
        """Put the dot where the replay is, and return that place; None lights everything and hides the dot."""
        if self._lanes is None or self._places is None or self._view is None:
            return None
        if position is None:
            self._dot.hide()
            self._lanes.reveal(ALL)
            return None
        at = dot_place(position, self._places)
        lanes = self._view.lanes
        tone = "trace" if position.lane == "request" else lanes.response_stations[position.card]
        self._dot.show_at(at, self._theme.color(TONES[tone]), trail)
        self._lanes.reveal(reveal_at(position, at))
        return at

    def index_at(self, at: QPointF) -> int | None:
        """Which card is at this place, counting its stations as part of it."""
        for index, slot in enumerate(self._places.slots if self._places else ()):
            if slot.rect.adjusted(0, -geo.CARD_TOP, 0, geo.HEIGHT).contains(at):
                return index
        return None

    def _clear(self) -> None:
        for item in (*self.cards, *self._captions, *([self._lanes] if self._lanes else [])):
            self.removeItem(item)
        self.cards.clear()
        self._captions.clear()
        self._lanes = None
        self._dot.hide()
