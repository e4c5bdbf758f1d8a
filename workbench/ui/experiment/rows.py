"""Small rows that the columns of the Experiment screen are made of."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workbench.core.experiment import SideName
from workbench.ui.common.labels import ElidedLabel, TextLabel, text
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.brush import Brush


class Swatch(QWidget):
    """The mark of a side, as in the chart."""

    def __init__(self, theme: Theme, side: SideName) -> None:
        super().__init__()
        self._theme = theme
        self._side: SideName = side
        self.setFixedSize(22, 12)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        Brush(painter, self._theme).swatch(QRectF(1, 2, 20, 8), self._side)

    def sizeHint(self) -> QSize:
        return QSize(22, 12)


class Fact(QWidget):
    """A name on the left and its value on the right."""

    def __init__(self, theme: Theme, name: str, height: int = 21) -> None:
        super().__init__()
        self._value = ElidedLabel(theme, "", "small", "text.primary", mono=True)
        self.setFixedHeight(height)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(text(theme, name, "body", "text.secondary"))
        layout.addStretch(1)
        self._value.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout.addWidget(self._value)

    def set_value(self, value: str) -> None:
        """Show another value."""
        self._value.setText(value)

    @property
    def value(self) -> str:
        """What is shown."""
        return self._value.text()


class SectionHead(QWidget):
    """A heading inside a column, with a remark at its right end."""

    def __init__(self, theme: Theme, title: str, remark: str = "", mono: bool = False) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(text(theme, title, "heading"))
        layout.addStretch(1)
        layout.addWidget(text(theme, remark, "small", "text.muted", mono))


class SideRow(QWidget):
    """'A ▨ Index on tasks: none': one side of the switch."""

    def __init__(self, theme: Theme, side: SideName) -> None:
        super().__init__()
        self._title = ElidedLabel(theme, "", "body", "text.primary")
        self._choice: TextLabel = text(theme, "", "small", "text.secondary" if side == "A" else "accent.base")
        self.setFixedHeight(30)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 10, 0)
        layout.setSpacing(8)
        layout.addWidget(text(theme, side, "heading", mono=True))
        layout.addWidget(Swatch(theme, side))
        layout.addWidget(self._title, 1)
        layout.addWidget(self._choice)

    def show_side(self, title: str, choice: str) -> None:
        """Name the switch and its position."""
        self._title.setText(title)
        self._choice.setText(choice)


class SidesCard(QFrame):
    """Both sides in one card."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._a, self._b = SideRow(theme, "A"), SideRow(theme, "B")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        line = QFrame()
        line.setProperty("kind", "line")
        for widget in (self._a, line, self._b):
            layout.addWidget(widget)

    def show_sides(self, title: str, a: str, b: str) -> None:
        """Name the switch and its two positions."""
        self._a.show_side(title, a)
        self._b.show_side(title, b)
