"""The segmented control: a choice of two to about five short words, all of them in sight."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from workbench.ui.common.theme import Theme


class Segmented(QWidget):
    """One of several values.

    Signals:
        selected: Emitted with the value that the user chose; ``set_value`` is silent.
    """

    selected = Signal(str)

    def __init__(
        self, theme: Theme, options: Sequence[tuple[str, str]], mono: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mono = mono
        self._values = [value for value, _ in options]
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._build(options)
        self._group.idClicked.connect(self._on_clicked)
        theme.changed.connect(self._embolden)  # the new style sheet brings old fonts back
        self._embolden()

    @property
    def value(self) -> str:
        """The chosen value; empty when none is."""
        chosen = self._group.checkedId()
        return self._values[chosen] if chosen >= 0 else ""

    def set_value(self, value: str) -> None:
        """Show another value without a signal."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)
            self._embolden()

    def segment(self, value: str) -> QToolButton:
        """The button of one value, to disable it or give it a tooltip."""
        button = self._group.button(self._values.index(value))
        assert isinstance(button, QToolButton)
        return button

    def show_segments(self, values: Sequence[str]) -> None:
        """Show only these values' segments."""
        for value in self._values:
            button = self.segment(value)
            button.setVisible(value in values)
            if value in values:
                place = _place(values.index(value), len(values))
                if button.property("place") != place:
                    button.setProperty("place", place)
                    button.style().unpolish(button)
                    button.style().polish(button)
        self._embolden()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._embolden()  # WORKAROUND: Qt's style sheets drop these fonts when a widget gets another parent

    def _build(self, options: Sequence[tuple[str, str]]) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        for index, (_, label) in enumerate(options):
            button = QToolButton(self)
            button.setText(label)
            button.setCheckable(True)
            button.setProperty("kind", "segment")
            button.setProperty("place", _place(index, len(options)))
            button.setAccessibleName(label)
            button.setMinimumWidth(QFontMetrics(self._font(bold=True)).horizontalAdvance(label) + 20)
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(button, index)
            layout.addWidget(button)

    def _on_clicked(self, index: int) -> None:
        self._embolden()
        self.selected.emit(self._values[index])

    def _embolden(self) -> None:
        """Make the chosen segment bold, and the one that Tab reaches."""
        chosen = max(0, self._group.checkedId())
        for index, button in enumerate(self._group.buttons()):
            button.setFont(self._font(bold=button.isChecked()))
            reached = index == chosen
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reached else Qt.FocusPolicy.ClickFocus)

    def _font(self, bold: bool) -> QFont:
        font = self._theme.font("small", self._mono)
        if bold:
            font.setWeight(QFont.Weight.DemiBold if not self._mono else QFont.Weight.Medium)
        return font


def _place(index: int, count: int) -> str:
    if index == 0:
        return "first"
    return "last" if index == count - 1 else "middle"
