"""The numbers and texts that tune a switch, shown under it in the positions in which they have an effect."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from server.contract.features import ParamInfo, ParamValue
from workbench.ui.common.labels import text
from workbench.ui.common.theme import Theme

_LARGEST = 2**31 - 1
_LONGEST_TEXT = 500
_SHORT_UNIT = 3
"""Letters; 'requests/s' needs a wider field."""


class ParamField(QWidget):
    """One parameter: its name on the left, its field on the right.

    Signals:
        edited: The user set another value; carries the parameter's name and the value.
    """

    edited = Signal(str, object)

    def __init__(self, theme: Theme, info: ParamInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._info = info
        self._field = _make_field(theme, info)
        self._build(theme)
        self._connect()

    @property
    def name(self) -> str:
        """The parameter's name."""
        return self._info.name

    @property
    def field(self) -> QWidget:
        """The widget that holds the value."""
        return self._field

    def show_value(self, value: ParamValue) -> None:
        """Show a value without a signal; leaves the field alone while it is being typed in."""
        self._field.blockSignals(True)
        if isinstance(self._field, QCheckBox):
            self._field.setChecked(bool(value))
        elif isinstance(self._field, QSpinBox):
            self._field.setValue(int(value))
        elif isinstance(self._field, QDoubleSpinBox):
            self._field.setValue(float(value))
        elif isinstance(self._field, QLineEdit) and not self._field.isModified():
            self._field.setText(str(value))
            self._field.setCursorPosition(0)
        self._field.blockSignals(False)

    def _build(self, theme: Theme) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(text(theme, self._info.title, "small", "text.secondary"))
        layout.addStretch(1)
        layout.addWidget(self._field)

    def _connect(self) -> None:
        if isinstance(self._field, QCheckBox):
            self._field.clicked.connect(self._on_edited)
        elif isinstance(self._field, QSpinBox | QDoubleSpinBox):
            self._field.valueChanged.connect(self._on_edited)
        elif isinstance(self._field, QLineEdit):
            self._field.editingFinished.connect(self._on_text)

    def _on_text(self) -> None:
        if isinstance(self._field, QLineEdit) and self._field.isModified():
            self._field.setModified(False)
            self._on_edited(self._field.text())

    def _on_edited(self, value: object) -> None:
        self.edited.emit(self._info.name, value)


def _make_field(theme: Theme, info: ParamInfo) -> QWidget:
    field: QWidget
    if info.kind == "bool":
        field = QCheckBox()
    elif info.kind == "text":
        field = _make_line(theme, info)
    else:
        field = _make_spin(info)
        field.setFont(theme.font("small", mono=True))
        field.setFixedWidth(104 if len(info.unit) <= _SHORT_UNIT else 158)
        field.setProperty("dense", True)
    field.setAccessibleName(info.title)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return field


def _make_line(theme: Theme, info: ParamInfo) -> QLineEdit:
    line = QLineEdit()
    line.setFont(theme.font("small", mono=True))
    line.setMinimumWidth(158)
    line.setMaxLength(int(info.maximum or _LONGEST_TEXT))
    line.setProperty("dense", True)
    return line


def _make_spin(info: ParamInfo) -> QWidget:
    low, high = info.minimum or 0, info.maximum if info.maximum is not None else _LARGEST
    suffix = f" {info.unit}" if info.unit else ""
    if info.kind == "int":
        whole = QuietSpinBox()
        whole.setRange(int(low), min(int(high), _LARGEST))
        whole.setSingleStep(int(info.step or 1))
        whole.setSuffix(suffix)
        whole.setKeyboardTracking(False)
        return whole
    number = QuietDoubleSpinBox()
    number.setRange(low, high)
    number.setSingleStep(info.step or 0.1)
    number.setDecimals(2 if (info.step or 0.1) < 0.1 else 1)
    number.setSuffix(suffix)
    number.setKeyboardTracking(False)
    return number


class QuietSpinBox(QSpinBox):
    """A whole number that the wheel doesn't change while the panel is scrolled."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class QuietDoubleSpinBox(QDoubleSpinBox):
    """A number that the wheel doesn't change while the panel is scrolled."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
