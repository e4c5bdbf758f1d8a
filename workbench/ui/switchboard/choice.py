"""The control of one switch: a toggle, a segmented control or a list, by the number and length of its positions."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from server.contract.features import FeatureInfo
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme
from workbench.ui.common.toggle import ToggleSwitch

_ROOM = 24
"""Letters that fit side by side into a segmented control of this column."""


class ChoiceControl(QWidget):
    """Shows a feature's position and lets it be changed.

    Signals:
        chosen: The user picked a position; carries its value.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, info: FeatureInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._control = self._make(info)
        self._control.setAccessibleName(info.title)
        self._control.setToolTip(info.summary)
        self._layout.addWidget(self._control)

    @property
    def control(self) -> QWidget:
        """The widget inside: a ToggleSwitch, a Segmented or a QComboBox."""
        return self._control

    def show_value(self, value: str, pending: bool) -> None:
        """Show a position; dimmed while it waits to be acknowledged."""
        if isinstance(self._control, ToggleSwitch):
            self._control.setChecked(value == "on")
            self._control.set_pending(pending)
            return
        if isinstance(self._control, Segmented):
            self._control.set_value(value)
        elif isinstance(self._control, QComboBox):
            self._control.setCurrentIndex(self._control.findData(value))
            self._control.setFixedWidth(_list_width(self._control))
        self._control.setEnabled(not pending)

    def _make(self, info: FeatureInfo) -> QWidget:
        if info.is_toggle:
            return self._make_toggle()
        letters = sum(len(choice.label) for choice in info.choices)
        if len(info.choices) <= 4 and letters <= _ROOM:
            return self._make_segmented(info)
        return self._make_list(info)

    def _make_toggle(self) -> ToggleSwitch:
        toggle = ToggleSwitch(self._theme)
        toggle.clicked.connect(self._on_clicked)
        return toggle

    def _make_segmented(self, info: FeatureInfo) -> Segmented:
        segmented = Segmented(self._theme, [(choice.value, choice.label) for choice in info.choices])
        for choice in info.choices:
            segmented.segment(choice.value).setToolTip(choice.summary)
            segmented.segment(choice.value).setAccessibleName(f"{info.title}: {choice.label}")
        segmented.selected.connect(self.chosen)
        return segmented

    def _make_list(self, info: FeatureInfo) -> QComboBox:
        combo = QuietComboBox()
        combo.setProperty("dense", True)
        combo.setFont(self._theme.font("small"))
        for index, choice in enumerate(info.choices):
            combo.addItem(choice.label, choice.value)
            combo.setItemData(index, choice.summary, Qt.ItemDataRole.ToolTipRole)
        combo.activated.connect(self._on_activated)
        return combo

    def _on_clicked(self, checked: bool) -> None:
        self.chosen.emit("on" if checked else "off")

    def _on_activated(self, index: int) -> None:
        assert isinstance(self._control, QComboBox)
        self.chosen.emit(str(self._control.itemData(index)))


def _list_width(combo: QComboBox) -> int:
    """As wide as the position in it needs: the room left over is the row's."""
    combo.ensurePolished()
    widest = max(combo.fontMetrics().horizontalAdvance(combo.itemText(index)) for index in range(combo.count()))
    around = combo.sizeHint().width() - widest
    return around + combo.fontMetrics().horizontalAdvance(combo.currentText())


class QuietComboBox(QComboBox):
    """A list that lets the wheel scroll the panel around it instead of flipping a switch by accident."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
