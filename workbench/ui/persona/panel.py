"""The Client panel: sends as a plain client, a browser tab, a phone or an attacker's page; shows what that one sees."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.state.persona import PersonaSnapshot
from workbench.ui.common.buttons import Button
from workbench.ui.common.header import PanelHeader
from workbench.ui.common.labels import line, paragraph, text
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme
from workbench.ui.persona.explanation import Explanation
from workbench.ui.persona.messages import MessageList
from workbench.ui.persona.mobile_settings import MobileSettings
from workbench.ui.persona.row import PersonaRow

MODES = (("omit", "omit"), ("same-origin", "same-origin"), ("include", "include"))


class ClientPanel(QWidget):
    """Who sends the draft in front, and what became of it.

    Signals:
        chosen: Another persona; carries its id.
        origin_edited: A page was moved; carries persona id and what was typed.
        credentials_chosen: Another credentials mode of the browser tab.
        flaky_chosen: Other settings of the phone; carries a ``Flaky``.
        allow_requested: Set the API's CORS switch so that it allows what was blocked.
        pipeline_requested: Look at what the API recorded.
        watched: The panel came into sight, or went.
    """

    chosen = Signal(str)
    origin_edited = Signal(str, str)
    credentials_chosen = Signal(str)
    flaky_chosen = Signal(object)
    allow_requested = Signal()
    pipeline_requested = Signal()
    watched = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: dict[str, PersonaRow] = {}
        self._dots = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._problem = paragraph(theme, "", "small", "error.base")
        self._mode = QWidget()
        self.credentials = Segmented(theme, MODES, mono=True)
        self.mobile = MobileSettings(theme)
        self.messages = MessageList(theme)
        self.explanation = Explanation(theme)
        self.allow = Button(theme, "", icon="shield")
        self.pipeline = Button(theme, self.tr("Show in pipeline"), "ghost", "workflow")
        self._build()
        self._connect()

    def render_personas(self, snapshot: PersonaSnapshot) -> None:
        """Draw the choice, the forecasts, and the last send of the tab in front."""
        self._fill_rows(snapshot)
        for entry in snapshot.entries:
            forecast = snapshot.forecasts.get(entry.id)
            self.rows[entry.id].show_entry(entry, forecast, entry.id == snapshot.chosen)
        self._problem.setText(snapshot.problem)
        self._problem.setVisible(bool(snapshot.problem))
        self._mode.setVisible(snapshot.chosen == "browser")
        self.credentials.set_value(snapshot.credentials)
        self.mobile.setVisible(snapshot.chosen == "mobile")
        self.mobile.show_flaky(snapshot.flaky)
        exchange = snapshot.exchange
        seen = exchange.seen if exchange is not None and not snapshot.edited else None
        self.messages.show_messages(seen.messages if seen else ())
        self.explanation.show_snapshot(snapshot)
        self.allow.setText(snapshot.allowed_by)
        self.allow.setVisible(bool(snapshot.allowed_by))
        self.pipeline.setVisible(exchange is not None and bool(exchange.local_port))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or not self.rows:
            super().keyPressEvent(event)
            return
        ids = list(self.rows)
        current = next((index for index, key in enumerate(ids) if self.rows[key].dot.isChecked()), 0)
        wanted = ids[(current + step) % len(ids)]
        self.rows[wanted].dot.setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(wanted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watched.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.watched.emit(False)

    def _fill_rows(self, snapshot: PersonaSnapshot) -> None:
        """One row a persona; made anew only when another one joins."""
        if list(self.rows) == [entry.id for entry in snapshot.entries]:
            return
        for row in self.rows.values():
            self._dots.removeButton(row.dot)
            row.deleteLater()
        self.rows = {}
        for entry in snapshot.entries:
            row = PersonaRow(self._theme, entry)
            row.chosen.connect(self.chosen)
            row.origin_edited.connect(self.origin_edited)
            self._dots.addButton(row.dot)
            self._list.addWidget(row)
            self.rows[entry.id] = row
        way = [one for row in self.rows.values() for one in (row.dot, row.origin)]
        for before, following in pairwise((*way, self.allow, self.pipeline)):
            QWidget.setTabOrder(before, following)  # the rows come last, and the eye meets them first

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        header = PanelHeader(self._theme, self.tr("Client"))
        header.add(text(self._theme, self.tr("forecast for this draft"), "small", "text.muted"))
        outer.addWidget(header)
        area, content = QScrollArea(), QWidget()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        outer.addWidget(area, 1)
        self._build_content(content)

    def _build_content(self, content: QWidget) -> None:
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 4, 0, 8)
        layout.setSpacing(0)
        self._list.setSpacing(0)
        layout.addLayout(self._list)
        self._problem.setContentsMargins(12, 2, 12, 2)
        layout.addWidget(self._problem)
        self._build_mode()
        layout.addWidget(self._mode)
        layout.addWidget(self.mobile)
        layout.addSpacing(4)
        layout.addWidget(line())
        layout.addWidget(self.messages)
        layout.addWidget(self.explanation)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 4, 12, 0)
        buttons.addWidget(self.allow)
        buttons.addWidget(self.pipeline)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def _build_mode(self) -> None:
        row = QHBoxLayout(self._mode)
        row.setContentsMargins(34, 3, 12, 3)
        label = text(self._theme, self.tr("credentials"), "small", "text.secondary", mono=True)
        self._mode.setToolTip(self.tr("The credentials mode of fetch: whether cookies go to other origins too"))
        row.addWidget(label)
        row.addWidget(self.credentials)
        row.addStretch(1)

    def _connect(self) -> None:
        self.credentials.selected.connect(self.credentials_chosen)
        self.mobile.edited.connect(self.flaky_chosen)
        self.allow.clicked.connect(self.allow_requested)
        self.pipeline.clicked.connect(self.pipeline_requested)
