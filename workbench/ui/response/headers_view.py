"""The Headers tab: what came back, and what was sent with who put it there; credentials stay covered."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from workbench.core.assertions.part import Part
from workbench.core.exchange import Exchange
from workbench.ui.common.theme import Theme
from workbench.ui.response.cover_line import CoverLine
from workbench.ui.response.pairs_table import PairsTable
from workbench.ui.response.part_menu import PartMenu
from workbench.ui.response.wire_view import rows_of


class HeadersView(QWidget):
    """Received on the left, sent on the right; ``menu`` offers what can be done with a received one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exchange: Exchange | None = None
        self.cover = CoverLine(theme)
        self.received = PairsTable(theme, (self.tr("Received"), self.tr("Value")), (170,))
        self.sent = PairsTable(theme, (self.tr("Sent"), self.tr("Value"), self.tr("Put there by")), (120, 150))
        self.received.setAccessibleName(self.tr("Received headers"))
        self.sent.setAccessibleName(self.tr("Sent headers"))
        self.menu = PartMenu(self)
        self.received.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.received.customContextMenuRequested.connect(self._show_menu)
        self.cover.turned.connect(self._redraw)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.received)
        split.addWidget(self.sent)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(split, 1)
        layout.addWidget(self.cover)

    def show_exchange(self, exchange: Exchange) -> None:
        """Show the headers of both directions."""
        self._exchange = exchange
        self.cover.show_exchange(exchange)
        self._redraw()

    @property
    def part(self) -> Part | None:
        """The received header that is chosen."""
        answer = self._exchange.response if self._exchange else None
        row = self.received.current_row
        if answer is None or not 0 <= row < len(answer.headers):
            return None
        name, value = answer.headers[row]
        return Part("header", name, value)

    def _show_menu(self, at: QPoint) -> None:
        part = self.part
        if part is not None:
            self.menu.aim(part, self.cover.covered(str(part.value)))
            self.menu.popup(self.received.viewport().mapToGlobal(at))

    def _redraw(self) -> None:
        found = self._exchange
        if found is None:
            return
        covered = self.cover.covered
        received = found.response.headers if found.response else ()
        sent = rows_of(found.sent.headers) if found.sent else ()
        self.received.show_lines([(name, covered(value)) for name, value in received])
        self.sent.show_lines([(name, covered(value), who) for name, value, who in sent])
