"""The choice of what a request is written down as: the usual three in sight, the others behind three dots."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from workbench.core.export.kinds import KINDS, kind
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme

_USUAL = {"curl": "curl", "httpx": "httpx", "fetch": "JS fetch"}
_MORE = "more"


class CodeKinds(QWidget):
    """One of ``KINDS``.

    Signals:
        chosen: The user chose another; carries its id.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = KINDS[0].id
        self.segments = Segmented(theme, [*_USUAL.items(), (_MORE, "…")])
        self.segments.set_value(self._kind)
        self.segments.segment(_MORE).setToolTip(self.tr("Other kinds"))
        self.segments.segment(_MORE).setAccessibleName(self.tr("Other kinds"))
        self.segments.selected.connect(self._on_segment)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.segments)

    @property
    def value(self) -> str:
        """The id of the chosen kind."""
        return self._kind

    def choose(self, kind_id: str) -> None:
        """Take another kind, as the user."""
        self._kind = kind_id
        self._show()
        self.chosen.emit(kind_id)

    def menu(self) -> QMenu:
        """The kinds that have no segment of their own."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in KINDS:
            if one.id not in _USUAL:
                made.addAction(one.name).triggered.connect(lambda _checked=False, one=one: self.choose(one.id))
        made.aboutToHide.connect(self._show)
        return made

    def _on_segment(self, value: str) -> None:
        if value != _MORE:
            self.choose(value)
            return
        button = self.segments.segment(_MORE)
        self.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _show(self) -> None:
        usual = self._kind in _USUAL
        self.segments.segment(_MORE).setText("…" if usual else kind(self._kind).name)
        self.segments.set_value(self._kind if usual else _MORE)
