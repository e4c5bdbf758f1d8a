"""The environment's part of the left rail: which one is chosen, and what stands in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from workbench.core.variables.listing import listing
from workbench.state.environments import EnvironmentsSnapshot
from workbench.ui.common.buttons import Button, IconButton
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.theme import Theme
from workbench.ui.environment.lines_view import LinesView

_ROWS = 8
_SOME = 4
"""So many environments are still found without a part of their own for the recent ones."""


class EnvironmentBlock(QWidget):
    """Shows the chosen environment.

    Signals:
        chosen: Use another environment; carries its name, empty for none.
        edit_requested: Open the dialog.
        forget_requested: Go back to the environment's own values.
        dismissed: What was told has been read.
    """

    chosen = Signal(str)
    edit_requested = Signal()
    forget_requested = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.picker = QComboBox()
        self.edit = IconButton(theme, "sliders-horizontal", self.tr("Edit environments"))
        self.lines = LinesView(theme)
        self.none = paragraph(theme, "", "small", "text.muted")
        self.trouble = paragraph(theme, "", "small", "warn.base")
        self.dismiss = Button(theme, self.tr("Dismiss"), "ghost")
        self.forget = Button(theme, "", "ghost", "undo-2")
        self._build()

    def render_environments(self, snapshot: EnvironmentsSnapshot) -> None:
        """Show the environment as it is now."""
        self._fill_picker(snapshot)
        lines = listing(snapshot.scopes())
        if lines != self.lines.lines.lines:
            self.lines.lines.show_lines(lines)
        self.lines.setFixedHeight(self._theme.size("rowDense") * min(len(lines), _ROWS))
        bare = not lines or (len(lines) == 1 and lines[0].name == "base")
        self.none.setText(self.tr("No variables yet.") if snapshot.environment is not None and bare else "")
        self.none.setVisible(bool(self.none.text()))
        self.trouble.setText(snapshot.trouble)
        self.trouble.setVisible(bool(snapshot.trouble))
        self.dismiss.setVisible(bool(snapshot.trouble))
        captured = sum(len(values) for values in snapshot.captured.values())
        self.forget.setText(self.tr("Forget {0} captured").format(captured))
        self.forget.setVisible(captured > 0)

    def focus_picker(self) -> None:
        """Let the environment be chosen by keyboard."""
        self.picker.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.picker.showPopup()

    def _build(self) -> None:
        self.picker.setAccessibleName(self.tr("Environment"))
        self.picker.setMinimumWidth(104)
        self.picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.picker.activated.connect(self._on_picked)
        self.edit.clicked.connect(self.edit_requested)
        self.dismiss.clicked.connect(self.dismissed)
        self.forget.clicked.connect(self.forget_requested)
        self.forget.setToolTip(self.tr("Go back to what the environment itself says"))
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 8, 4)
        head.addWidget(text(self._theme, self.tr("Environment"), "heading"))
        head.addStretch(1)
        head.addWidget(self.picker, 1)
        head.addWidget(self.edit)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        for widget in (self.none, self.trouble, self.dismiss, self.forget):
            foot.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if isinstance(widget, Button) else Qt.AlignmentFlag(0))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.lines)
        layout.addLayout(foot)

    def _fill_picker(self, snapshot: EnvironmentsSnapshot) -> None:
        names = [one.name for one in snapshot.environments]
        recent = [name for name in snapshot.recent if name in names] if len(names) > _SOME else []
        self.picker.clear()
        for name in recent:
            self.picker.addItem(name, name)
        if recent:
            self.picker.insertSeparator(self.picker.count())
        for name in names:
            if name not in recent:
                self.picker.addItem(name, name)
        if names:
            self.picker.insertSeparator(self.picker.count())
        self.picker.addItem(self.tr("None"), "")
        self.picker.setCurrentIndex(self.picker.findData(snapshot.active))

    def _on_picked(self, index: int) -> None:
        self.chosen.emit(str(self.picker.itemData(index)))
