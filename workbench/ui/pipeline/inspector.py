"""The inspector beside the lanes: all that is known of one stage of the request that is shown."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from workbench.core.trace.cards import CLIENT
from workbench.core.trace.view import TraceView
from workbench.state.traces import TracesSnapshot
from workbench.ui.common.buttons import IconButton
from workbench.ui.common.labels import ElidedLabel
from workbench.ui.common.shapes import stage_path
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.headers_tab import HeadersTab
from workbench.ui.pipeline.info_rows import InfoView
from workbench.ui.pipeline.source_tab import SourceTab
from workbench.ui.pipeline.sql_tab import SqlTab
from workbench.ui.pipeline.stage_facts import attribute_rows, overview_rows
from workbench.ui.pipeline.words import spoken

TABS = ("overview", "headers", "attributes", "sql", "source")


class Inspector(QWidget):
    """Shows one stage in five tabs.

    Signals:
        explain_requested: Ask for the plan of the statement with this fingerprint.
        source_requested: Fetch the source of this stage as it ran for the request with this number.
        closed: It should go away.
    """

    explain_requested = Signal(str)
    source_requested = Signal(str, int)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._stage = ""
        self._seq = 0
        self._silhouette = Silhouette(theme)
        self.title = ElidedLabel(theme, "", "heading")
        self.close_button = IconButton(theme, "x", self.tr("Close the inspector (Esc)"))
        self.tabs = QTabBar()
        self.overview = InfoView(theme, self.tr("Overview"))
        self.headers = HeadersTab(theme)
        self.attributes = InfoView(theme, self.tr("Attributes"))
        self.sql = SqlTab(theme)
        self.source = SourceTab(theme)
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setMinimumWidth(300)
        for label in (
            self.tr("Overview"),
            self.tr("Headers"),
            self.tr("Attributes"),
            self.tr("SQL"),
            self.tr("Source"),
        ):
            self.tabs.addTab(label)
        self.tabs.setAccessibleName(self.tr("Parts of the stage"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setFont(self._theme.font("small"))
        self.tabs.setUsesScrollButtons(True)
        for page in (self.overview, self.headers, self.attributes, self.sql, self.source):
            self._stack.addWidget(page)
        head = QHBoxLayout()
        head.setContentsMargins(12, 2, 4, 0)
        head.setSpacing(8)
        head.addWidget(self._silhouette)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.close_button.clicked.connect(self.closed)
        self.sql.explain_requested.connect(self.explain_requested)

    @property
    def stage(self) -> str:
        """The id of the stage that is looked at."""
        return self._stage

    def open_stage(self, stage: str, tab: str = "") -> None:
        """Look at another stage; the tab stays unless one is named, but SQL opens on its statements."""
        came_from_sql = self._stage == "sql" and self.tabs.currentIndex() == TABS.index("sql")
        self._stage = stage
        wanted = tab or ("sql" if stage == "sql" else "overview" if came_from_sql else "")
        if wanted:
            self.tabs.setCurrentIndex(TABS.index(wanted))
        self._on_tab(self.tabs.currentIndex())

    def show_snapshot(self, snapshot: TracesSnapshot, view: TraceView) -> None:
        """Draw the stage as the snapshot has it."""
        card = next((card for card in view.cards if card.id == self._stage), None)
        if view.trace is None or card is None:
            self.hide()
            return
        exchange = snapshot.exchange
        moved, self._seq = self._seq != view.trace.summary.seq, view.trace.summary.seq
        self._silhouette.set_kind(card.kind)
        self.title.setText(f"{card.title}  ·  #{view.trace.summary.seq}")
        self.setAccessibleName(spoken(card))
        self.overview.show_rows(overview_rows(view, card, exchange.phases if exchange else None))
        self.headers.show_trace(view.trace, card.id)
        self.attributes.show_rows(attribute_rows(view.trace, card.id))
        self.sql.show_trace(view.trace, snapshot.plans)
        self.tabs.setTabText(TABS.index("sql"), _counted(self.tr("SQL"), len(view.trace.statements)))
        outside = self.tr("The client is no part of the backend.") if card.id == CLIENT else snapshot.message
        self.source.show_source(snapshot.sources.get((card.id, self._seq)), outside)
        if moved:
            self._want_source()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._want_source()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _on_tab(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._want_source()

    def _want_source(self) -> None:
        wanted = not self.isHidden() and self._stage not in ("", CLIENT) and self._seq
        if wanted and self.tabs.currentIndex() == TABS.index("source"):
            self.source_requested.emit(self._stage, self._seq)


def _counted(words: str, count: int) -> str:
    return f"{words} {count}" if count else words


class Silhouette(QWidget):
    """The small shape of a stage's kind."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kind = "edge"
        self.setFixedSize(14, 14)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_kind(self, kind: str) -> None:
        """Show another kind."""
        self._kind = kind
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(stage_path(self._kind, QRectF(1, 1, 12, 12)), self._theme.stage_color(self._kind))
