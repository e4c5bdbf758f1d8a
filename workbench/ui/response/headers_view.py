"""The Headers tab: what came back, and what was sent with who put it there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from workbench.core.exchange import Exchange
from workbench.ui.common.theme import Theme
from workbench.ui.response.pairs_table import PairsTable
from workbench.ui.response.wire_view import rows_of


class HeadersView(QWidget):
    """Received on the left, sent on the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.received = PairsTable(theme, (self.tr("Received"), self.tr("Value")), (170,))
        self.sent = PairsTable(theme, (self.tr("Sent"), self.tr("Value"), self.tr("Put there by")), (120, 150))
        self.received.setAccessibleName(self.tr("Received headers"))
        self.sent.setAccessibleName(self.tr("Sent headers"))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.received)
        split.addWidget(self.sent)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def show_exchange(self, exchange: Exchange) -> None:
        """Show the headers of both directions."""
        self.received.show_lines(exchange.response.headers if exchange.response else ())
        self.sent.show_lines(list(rows_of(exchange.sent.headers)) if exchange.sent else ())
