"""The line that says that credentials are covered, with the eye that shows them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.core.exchange import Exchange
from workbench.core.exchange_secrets import masker_of
from workbench.core.masking import NOTHING_SECRET
from workbench.ui.common.buttons import IconButton
from workbench.ui.common.labels import text
from workbench.ui.common.theme import Theme


class CoverLine(QWidget):
    """Hidden while nothing is covered. The eye closes when the view is left, and for another exchange.

    Signals:
        turned: The eye was opened or closed: draw anew.
    """

    turned = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exchange: Exchange | None = None
        self._known: tuple[str, ...] = ()
        self._masker = NOTHING_SECRET
        self._open = False
        self._words = text(theme, "", "small", "text.muted")
        self.eye = IconButton(theme, "eye-off", "")
        self.eye.clicked.connect(self._turn)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 8, 0)
        layout.addWidget(self._words)
        layout.addStretch(1)
        layout.addWidget(self.eye)
        self._show_state()

    def show_exchange(self, exchange: Exchange) -> None:
        """Cover what this one carried."""
        self._exchange = exchange
        self._take_masker()

    def show_known(self, secrets: tuple[str, ...]) -> None:
        """Cover these as well, wherever they turn up."""
        if secrets != self._known:
            self._known = secrets
            self._take_masker()
            self.turned.emit()

    def covered(self, words: str) -> str:
        """The text as it may be shown now."""
        return words if self._open else self._masker.mask(words)

    def covered_bytes(self, data: bytes) -> bytes:
        """The same for bytes, whatever they are."""
        if self._open or not self._masker.knows_any:
            return data
        return self._masker.mask(data.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._open:
            self._turn()

    def _take_masker(self) -> None:
        self._masker = masker_of(self._exchange, self._known) if self._exchange else NOTHING_SECRET
        self._open = False
        self._show_state()

    def _turn(self) -> None:
        self._open = not self._open
        self._show_state()
        self.turned.emit()

    def _show_state(self) -> None:
        self.setVisible(self._masker.knows_any)
        words = self.tr("Cover credentials") if self._open else self.tr("Show credentials")
        self._words.setText(self.tr("Credentials are shown") if self._open else self.tr("Credentials are covered"))
        self.eye.set_icon_name("eye" if self._open else "eye-off")
        self.eye.setToolTip(words)
        self.eye.setAccessibleName(words)
