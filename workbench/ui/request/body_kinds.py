"""The choice of the kind of body: all kinds in sight where there is room, else a list."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme

_AROUND = 24


class BodyKinds(QWidget):
    """One of several kinds.

    Signals:
        selected: Carries the kind that the user chose; ``set_value`` is silent.
    """

    selected = Signal(str)

    def __init__(self, theme: Theme, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.segments = Segmented(theme, options)
        self.list = QComboBox()
        self._build(theme, options)

    @property
    def value(self) -> str:
        """The chosen kind; empty when none is."""
        return self.segments.value

    def set_value(self, value: str) -> None:
        """Show another kind without a signal."""
        self.segments.set_value(value)
        self.list.setCurrentIndex(self.list.findData(value))

    def sizeHint(self) -> QSize:
        return self.segments.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.list.minimumSizeHint()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.segments.setAccessibleName(name)
        self.list.setAccessibleName(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.width() >= self.segments.sizeHint().width()
        self.segments.setVisible(fits)
        self.list.setVisible(not fits)

    def _build(self, theme: Theme, options: Sequence[tuple[str, str]]) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.list.setProperty("dense", True)
        self.list.setFont(theme.font("small"))
        self.list.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for value, words in options:
            self.list.addItem(words, value)
        listed = self.list.view()
        listed.setMinimumWidth(listed.sizeHintForColumn(0) + _AROUND)  # the field may be narrower than a word
        self.list.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.segments)
        layout.addWidget(self.list)
        layout.addStretch(1)
        self.segments.selected.connect(self._on_segment)
        self.list.activated.connect(self._on_list)

    def _on_segment(self, value: str) -> None:
        self.set_value(value)
        self.selected.emit(value)

    def _on_list(self, index: int) -> None:
        self._on_segment(str(self.list.itemData(index)))
